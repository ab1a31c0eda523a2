"""Tasks whose names only a run can tell."""

from celery import Celery

app = Celery("studio")
app.conf.task_routes = {
    "named_at_run_time.encode": {"queue": "films"},  # ok: CEL317 may be the name of the task
    "named_at_run_time.trim": {"queue": "films"},  # expect: CEL317 ~low
}


def prefixed(name):
    return ".".join(("films", name))


@app.task(name=prefixed("encode"))
def encode(path):
    return path
