from celery import shared_task


@shared_task
def add(x, y):
    return x + y  # celerylint: ignore[CEL501] who knows  # ok: CEL001 a file that could tell was not read
