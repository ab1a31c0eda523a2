"""Arguments that tasks parse."""

import datetime
import uuid
from datetime import date

from celery import shared_task


def load(*what): ...


@shared_task
def day(text):
    load(date.fromisoformat(text))  # expect: CEL517 "when `text` cannot be parsed, far away" !minor


@shared_task
def moment(text):
    load(datetime.datetime.strptime(text, "%H:%M"))  # expect: CEL517


@shared_task
def key(text):
    load(uuid.UUID(text))  # expect: CEL517


@shared_task
def number(text):
    try:
        load(int(text))  # expect: CEL517
    except KeyError:
        load(None)


@shared_task(bind=True)
def retried(self, text):
    try:
        load(date.fromisoformat(text))  # expect: CEL517 "is retried, though it can never succeed"
    except Exception as exc:
        raise self.retry(exc=exc)


@shared_task
def caught(text):
    try:
        load(int(text))  # ok: CEL517 the error is dealt with
    except ValueError:
        load(None)


@shared_task
def caught_broadly(text):
    try:
        load(int(text))  # ok: CEL517 dealt with
    except Exception:
        load(None)


@shared_task
def something_else(text):
    inner = text.strip()
    load(int(inner))  # ok: CEL517 no argument, as far as is known


@shared_task
def constant():
    load(date.fromisoformat("2020-01-01"))  # ok: CEL517 a constant


def no_task(text):
    load(int(text))  # ok: CEL517 no task
