"""Soft and hard limits on tasks and on their app."""

import os

from celery import Celery

app = Celery("mill")
app.conf.task_time_limit = 300


@app.task(soft_time_limit=600)  # expect: CEL311 "600 s of `grind` lies above the hard one of 300 s" ~high !critical
def grind():
    pass


@app.task(soft_time_limit=300)  # expect: CEL311 "is also its hard one" !moderate
def sift():
    pass


@app.task(soft_time_limit=240)  # ok: CEL311 a minute to clean up
def weigh():
    pass


@app.task(soft_time_limit=600, time_limit=660)  # ok: CEL311 its own hard limit counts
def mill():
    pass


@app.task(time_limit=30, soft_time_limit=60)  # expect: CEL311 "`pack` lies above the hard one of 30 s: `.delay()` raises"
def pack():
    pass


@app.task(soft_time_limit=int(os.environ["SOFT"]))  # ok: CEL311 only a run can tell
def load():
    pass


@app.task(soft_time_limit=int(os.environ.get("SOFT", 900)))  # expect: CEL311 ~medium
def haul():
    pass


@app.task(time_limit=None, soft_time_limit=100)  # ok: CEL311 None falls back to the app's hard limit
def stack():
    pass


@app.task  # ok: CEL311 only a hard limit
def sweep():
    pass
