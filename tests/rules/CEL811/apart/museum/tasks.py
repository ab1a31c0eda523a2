from celery import shared_task
from django.core.cache import cache


@shared_task
def close_for_the_night():
    cache.clear()  # ok: CEL811 the cache has a database of its own
