from celery.utils.time import maybe_timedelta


def work():
    return maybe_timedelta(1)
