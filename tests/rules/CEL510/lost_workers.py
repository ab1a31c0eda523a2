"""From Celery 5.7 a lost worker counts as a failed attempt."""

from celery import Celery

app = Celery("darkroom")
careful = Celery("careful")
careful.conf.task_retry_on_worker_lost = True


@app.task(acks_late=True, retry_on_worker_lost=True, max_retries=3)  # ok: CEL510 Celery retries it when its child is lost
def develop(film): ...


@careful.task(max_retries=3)  # ok: CEL510 the same, for every task of the app
def fix(film): ...


@app.task(acks_late=True, max_retries=3)  # expect: CEL510 "`max_retries` of `develop_at_once`"
def develop_at_once(film): ...
