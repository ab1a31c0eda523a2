from celery import Celery
from fastapi import FastAPI
from jobs import described, state

celery = Celery("mill")
app = FastAPI()


@app.get("/jobs/{job}")
def show(job: str):
    return described(job)


@app.get("/states/{job}")
def short(job: str):
    return state(job)  # ok: CEL707 the state alone
