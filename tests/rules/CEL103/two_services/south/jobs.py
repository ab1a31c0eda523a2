from celery import shared_task


@shared_task(name="report")  # ok: CEL103 the other service has an app of its own
def report(day):
    return day
