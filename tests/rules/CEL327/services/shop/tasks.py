from celery import shared_task


@shared_task
def wrap(order): ...  # ok: CEL327 no app
