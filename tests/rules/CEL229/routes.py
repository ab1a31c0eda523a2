from celery import shared_task
from fastapi import Depends, FastAPI

app = FastAPI()


@shared_task
def export(user): ...


@app.post("/exports")
def start(user: int):
    return export.delay(user)  # expect: CEL229 "it holds the result object of `export`" ~high !critical


@app.post("/jobs")
def job(user: int):
    return {"job": export.apply_async((user,)), "user": user}  # expect: CEL229


@app.post("/right")
def right(user: int):
    return {"job": export.delay(user).id}  # ok: CEL229 its id


@app.post("/quiet")
def quiet(user: int):
    export.delay(user)  # ok: CEL229 not answered
    return {"ok": True}


@shared_task
def chained(user):
    return export.delay(user)  # ok: CEL229 Celery stores its id
