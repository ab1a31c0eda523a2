"""Helpers that are given the task."""

from celery.exceptions import MaxRetriesExceededError


def cool_down(pot): ...


def fire_again(job, pot, error):
    try:
        raise job.retry()
    except MaxRetriesExceededError:
        cool_down(pot)


def fire_once_more(job, pot):
    try:
        raise job.retry(countdown=5)
    except MaxRetriesExceededError:
        cool_down(pot)


def unrelated(client, error):
    try:
        client.retry(exc=error())
    except MaxRetriesExceededError:
        cool_down(None)
