from celery import Celery

first = Celery("first")
second = Celery("second")  # expect: CEL327 "`second` is another app beside `first`" ~high !minor
idle = Celery("idle")  # ok: CEL327 has no tasks


@first.task
def grind(batch): ...


@second.task
def pack(batch): ...
