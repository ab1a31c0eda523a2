from celery import shared_task


@shared_task(name="mix")
def mix(path):
    return path


@shared_task
def fade(path):
    return path
