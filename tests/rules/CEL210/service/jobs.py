from flows import grind_all, grind_and_wait
from worker import app


@app.task
def grind(sack):
    return sack


@app.task
def monday(sacks):
    return grind_and_wait(sacks)


@app.task
def tuesday(sacks):
    return grind_all(sacks)
