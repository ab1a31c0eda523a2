# celerylint: file-ignore[interval-shedule] agreed with operations  # expect: CEL002 "did you mean `interval-schedule`?" ~high !minor
from celery import shared_task


@shared_task
def add(x, y):
    return x + y  # celerylint: ignore[CEL5] any of them  # expect: CEL002 "not a group"


@shared_task
def subtract(x, y):
    return x - y  # celerylint: ingore[CEL501] misspelt  # expect: CEL002 "did you mean `ignore`?"


@shared_task
def multiply(x, y):
    return x * y  # noqa: E501, CEL999  # expect: CEL002 "no rule `CEL999`"


@shared_task
def divide(x, y):
    return x / y  # celerylint: ignore  # expect: CEL002 "names no rule"


LIMIT = 10  # noqa: ABC123  # ok: CEL002 another tool's code
OTHER = 11  # celerylint: the limit is read by its tests  # ok: CEL002 prose about celerylint
THIRD = 12  # celerylint: ignore[CEL501, interval-schedule] unused, but known  # ok: CEL002 both rules exist
