from celery.utils.timeutils import maybe_timedelta  # expect: CEL907


def work():
    return maybe_timedelta(1)
