from worker import app


@app.task
def grind(grain):  # expect: CEL113
    return grain


@app.task
def sack(flour: int):  # ok: CEL113 annotated
    return flour
