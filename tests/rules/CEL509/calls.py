"""Calls over the network, in tasks that are retried and in others."""

import requests
from celery import shared_task
from requests import RequestException


@shared_task  # expect: CEL509 "one failure of `requests.post`" !minor
def tell(order):
    requests.post("https://example.org", json=order, timeout=5)


@shared_task(autoretry_for=(RequestException,))  # ok: CEL509 retried
def automatic(order):
    requests.post("https://example.org", json=order, timeout=5)


@shared_task(bind=True)  # ok: CEL509 retried
def manual(self, order):
    try:
        requests.post("https://example.org", json=order, timeout=5)
    except RequestException as exc:
        raise self.retry(exc=exc)


@shared_task  # ok: CEL509 stays on this machine
def local(order):
    print(order)


@shared_task(bind=True)  # ok: CEL509 who gets the task may retry it
def handed_on(self, order):
    guarded(self, order)


def guarded(task, order):
    requests.post("https://example.org", json=order, timeout=5)
    raise task.again
