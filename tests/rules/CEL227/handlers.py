import asyncio

from celery import exceptions, shared_task
from celery.exceptions import TimeoutError as Late


@shared_task
def grind(batch): ...


def work(batch, other):
    try:
        return grind.delay(batch).get(timeout=5)
    except TimeoutError:  # expect: CEL227 "this handler never runs: `get` raises" ~high !critical
        return None


def futures(batch):
    try:
        return grind.delay(batch).get(timeout=5)
    except asyncio.TimeoutError:  # expect: CEL227
        return None


def mixed(batch, other):
    try:
        other.connect()
        return grind.delay(batch).get(timeout=5)
    except TimeoutError:  # expect: CEL227 ~medium
        return None


def right(batch):
    try:
        return grind.delay(batch).get(timeout=5)
    except Late:  # ok: CEL227 Celery's
        return None


def also(batch):
    try:
        return grind.delay(batch).get(timeout=5)
    except (TimeoutError, exceptions.TimeoutError):  # ok: CEL227 Celery's, too
        return None


def broad(batch):
    try:
        return grind.delay(batch).get(timeout=5)
    except TimeoutError:  # ok: CEL227 the next one takes it
        return None
    except Exception:
        return 0


def outside(other):
    try:
        return other.get(timeout=5)
    except TimeoutError:  # ok: CEL227 no result of Celery's
        return None
