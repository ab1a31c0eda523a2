from worker import app


@app.task
def raise_curtain(hall):  # ok: CEL111 sent by the other module
    return hall


@app.task
def lower_curtain(hall):  # expect: CEL111
    return hall
