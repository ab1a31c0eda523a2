"""Helpers that are given the task."""

from celery.exceptions import MaxRetriesExceededError


def cool_down(pot): ...


def fire_again(job, pot, error):
    try:
        raise job.retry(exc=error())
    except MaxRetriesExceededError:  # expect: CEL502 "in `fire`"
        cool_down(pot)


def fire_once_more(job, pot):
    try:
        raise job.retry(countdown=5)
    except MaxRetriesExceededError:  # ok: CEL502 without `exc`, this is what is raised
        cool_down(pot)


def unrelated(client, error):
    try:
        client.retry(exc=error())
    except MaxRetriesExceededError:  # ok: CEL502 nobody gives this function a task
        cool_down(None)
