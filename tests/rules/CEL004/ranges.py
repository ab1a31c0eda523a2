from celery import shared_task

# celerylint: disable[CEL601] one loop for each task is what we want  # ok: CEL004 closed below


@shared_task
def add(x, y):
    # celerylint: disable[CEL501] until the retry goes  # expect: CEL004 "end of its block" ~high !moderate
    return x + y


# celerylint: enable[CEL601]


@shared_task
def subtract(x, y):
    return x - y  # celerylint: ignore[CEL501] for one line  # ok: CEL004 not a range


# celerylint: disable[CEL701, CEL801] the gateway checks  # expect: CEL004 "`disable[CEL701, CEL801]`"


@shared_task
def multiply(x, y):
    return x * y


# celerylint: enable[CEL701]
