from station import app


@app.task(retry_backoff=True)  # ok: CEL507 an annotation retries it
def called(train):
    print(train)


@app.task(retry_backoff=True)  # miss: CEL507 the annotations hold a class, and cannot be evaluated
def forgotten(train):
    print(train)
