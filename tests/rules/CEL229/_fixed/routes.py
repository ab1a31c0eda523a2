from celery import shared_task
from fastapi import Depends, FastAPI

app = FastAPI()


@shared_task
def export(user): ...


@app.post("/exports")
def start(user: int):
    return export.delay(user).id


@app.post("/jobs")
def job(user: int):
    return {"job": export.apply_async((user,)).id, "user": user}


@app.post("/right")
def right(user: int):
    return {"job": export.delay(user).id}


@app.post("/quiet")
def quiet(user: int):
    export.delay(user)
    return {"ok": True}


@shared_task
def chained(user):
    return export.delay(user)
