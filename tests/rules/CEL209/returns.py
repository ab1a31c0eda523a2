from datetime import timedelta

from celery import Celery, shared_task

app = Celery("mill", backend="redis://")
bare = Celery("bare")
pickled = Celery("pickled", backend="redis://", result_serializer="pickle")


@app.task
def kinds():
    return {"rye", "oats"}  # expect: CEL209 "`kinds` fails when its work is done: a set" ~high !critical


@app.task
def times():
    return {"took": timedelta(seconds=1)}  # expect: CEL209 "a timedelta"


@app.task
def listed():
    return ["rye", "oats"]  # ok: CEL209 JSON


@app.task(ignore_result=True)
def ignored():
    return {"rye"}  # ok: CEL209 nothing is stored


@bare.task
def unstored():
    return {"rye"}  # ok: CEL209 no backend


@pickled.task
def any_value():
    return {"rye"}  # ok: CEL209 pickled


def helper():
    return {"rye"}  # ok: CEL209 no task
