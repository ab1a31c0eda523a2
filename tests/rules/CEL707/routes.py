from celery import shared_task
from celery.result import AsyncResult
from fastapi import Depends, FastAPI

app = FastAPI()


def current_user(): ...


@shared_task
def export(user): ...


@app.get("/jobs/{job}")
def state(job: str, user=Depends(current_user)):
    result = AsyncResult(job)  # expect: CEL707 "`/jobs/{job}` shows the traceback of the task" ~high !moderate
    return {"state": result.state, "why": result.traceback}


@app.get("/state/{job}")
def right(job: str, user=Depends(current_user)):
    result = AsyncResult(job)  # ok: CEL707 the state alone
    return {"state": result.state}


@app.get("/admin/jobs/{job}")
def admin(job: str, user=Depends(current_user)):
    result = AsyncResult(job)  # ok: CEL707 for administrators
    return {"why": result.traceback}


def log(job):
    return AsyncResult(job).traceback  # ok: CEL707 no route
