from lake.celery import app


@app.task
def sail():
    pass


@app.task
def row():
    pass


@app.task
def moor():
    pass


@app.task
def dive():
    pass


@app.task
def swim():
    pass
