"""Limits from the code and from outside."""

import os

from celery import Celery

app = Celery("mill")
app.conf.task_time_limit = 3600  # expect: CEL313 "`task_time_limit` of 3600 s" !minor
app.conf.task_soft_time_limit = int(os.environ.get("SOFT", 3000))  # ok: CEL313 can be changed from outside


@app.task(
    time_limit=60 * 5,  # expect: CEL313 "`time_limit` of 300 s"
)
def grind():
    pass


@app.task(time_limit=None, rate_limit="5/m")  # ok: CEL313 no limit, and no number
def sift():
    pass
