from celery import shared_task


@shared_task
def encode(path):
    return cut(path)


def cut(path):
    return path
