from celery import Celery

other = Celery("other")  # expect: CEL327


@other.task
def pack(batch): ...
