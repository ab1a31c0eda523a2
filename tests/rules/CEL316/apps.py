import os

from celery import Celery

app = Celery("mill", task_always_eager=True)  # expect: CEL316
off = Celery("off", task_always_eager=False)  # ok: CEL316 off
asked = Celery("asked", task_always_eager=bool(os.environ.get("EAGER")))  # ok: CEL316 somebody decides
test_app = Celery("tests", task_always_eager=True)  # ok: CEL316 for tests
if os.environ.get("EAGER"):
    off.conf.task_always_eager = True  # ok: CEL316 under a condition


def testing():
    asked.conf.task_always_eager = True  # ok: CEL316 for tests
