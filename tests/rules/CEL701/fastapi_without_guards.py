from celery import shared_task
from fastapi import FastAPI

app = FastAPI()


@shared_task
def sweep(): ...


@app.post("/sweep")
def start():  # expect: CEL701 !major
    sweep.delay()


def start_quietly():  # ok: CEL701 no route leads here
    sweep.delay()
