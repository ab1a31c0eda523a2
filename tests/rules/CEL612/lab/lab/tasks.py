from lab.aio import run
from lab.celery import app


async def measure(): ...


@app.task
def observe():
    return run(measure())
