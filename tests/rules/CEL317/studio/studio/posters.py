from celery import shared_task


@shared_task(name="print_poster")
def print_poster(path):
    return path
