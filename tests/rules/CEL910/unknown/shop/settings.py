from celery import shared_task

HAS_BROKER = False

if not HAS_BROKER:
    CELERY_TASK_ALWAYS_EAGER = True  # ok: CEL910 production without a broker: no test passes by it


@shared_task
def bill(order_id): ...
