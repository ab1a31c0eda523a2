from celery.exceptions import TimeoutError as celery_TimeoutError
from tasks import grind


def start(batch):
    result = grind.delay(batch)
    try:
        return result.get(timeout=5)
    except celery_TimeoutError:
        return None


def later(batch):
    try:
        grind.delay(batch)
    except TimeoutError:
        return None
