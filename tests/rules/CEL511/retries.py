import requests
from celery import shared_task
from requests.exceptions import RequestException


@shared_task(autoretry_for=(Exception,), retry_backoff=True)  # expect: CEL511 "`sync` is retried for its own mistakes" ~medium !moderate
def sync(shop): ...


@shared_task(autoretry_for=[OSError, BaseException])  # expect: CEL511
def listed(shop): ...


@shared_task(autoretry_for=(OSError, requests.RequestException))  # ok: CEL511 named
def named(shop): ...


@shared_task(autoretry_for=(Exception,), dont_autoretry_for=(ValueError,))  # ok: CEL511 somebody thought about it
def but(shop): ...


@shared_task(autoretry_for=(Exception,), throws=(KeyError,))  # ok: CEL511 somebody thought about it
def throws(shop): ...


@shared_task(autoretry_for=(RequestException,))  # ok: CEL511 named
def other(shop): ...
