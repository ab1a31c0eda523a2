
from celery import exceptions, shared_task
from celery.exceptions import TimeoutError as Late


@shared_task
def grind(batch): ...


def work(batch, other):
    try:
        return grind.delay(batch).get(timeout=5)
    except exceptions.TimeoutError:
        return None


def futures(batch):
    try:
        return grind.delay(batch).get(timeout=5)
    except exceptions.TimeoutError:
        return None


def mixed(batch, other):
    try:
        other.connect()
        return grind.delay(batch).get(timeout=5)
    except TimeoutError:
        return None


def right(batch):
    try:
        return grind.delay(batch).get(timeout=5)
    except Late:
        return None


def also(batch):
    try:
        return grind.delay(batch).get(timeout=5)
    except (TimeoutError, exceptions.TimeoutError):
        return None


def broad(batch):
    try:
        return grind.delay(batch).get(timeout=5)
    except TimeoutError:
        return None
    except Exception:
        return 0


def outside(other):
    try:
        return other.get(timeout=5)
    except TimeoutError:
        return None
