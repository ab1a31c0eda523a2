"""Helpers, some of which retry the task that they are given."""

from celery.exceptions import Retry


def connect(task, number):
    if not number:
        raise task.retry(countdown=10)
    return number


def connect_quietly(task, number):
    try:
        raise task.retry(countdown=10)  # expect: CEL504 "`careless` ends in SUCCESS"
    except Exception:
        return None


def connect_safely(task, number):
    try:
        raise task.retry(countdown=10)  # ok: CEL504 named
    except Retry:
        return None


def measure(number):
    return len(number)
