from station import announce, app


@app.task
def arrive(train):
    announce(train)  # ok: CEL515 what it calls fails
