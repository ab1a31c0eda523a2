from celery import shared_task


@shared_task
def expose(plate):
    return plate


@shared_task(time_limit=3 * 3600)  # ok: CEL806 an annotation lowers it
def align(telescope):
    return telescope
