from celery import shared_task


@shared_task
def add(x, y):
    return x + y  # celerylint: ignore[CEL501]  # expect: CEL003 "`ignore`" ~high !minor


# celerylint: disable[CEL601]  # expect: CEL003 "`disable`"
@shared_task
def subtract(x, y):
    return x - y


# celerylint: enable[CEL601]  # ok: CEL003 the reason stands where the range begins


@shared_task
def multiply(x, y):
    return x * y  # celerylint: ignore[CEL501] the retry comes back next week  # ok: CEL003 says why


@shared_task
def divide(x, y):
    return x / y  # noqa: CEL501  # ok: CEL003 a noqa has no place for a reason


# celerylint: file-ignore[CEL701]  # expect: CEL003 "`file-ignore`"
