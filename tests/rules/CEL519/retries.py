import requests
from celery import shared_task

NETWORK = (OSError, TimeoutError)


@shared_task(autoretry_for=OSError)  # expect: CEL519 "`OSError` is a class" ~high !critical
def sync(shop): ...


@shared_task(autoretry_for=requests.exceptions.HTTPError)  # expect: CEL519
def fetch(shop): ...


@shared_task(autoretry_for=(OSError,))  # ok: CEL519 a tuple
def right(shop): ...


@shared_task(autoretry_for=[OSError])  # ok: CEL519 a list
def listed(shop): ...


@shared_task(autoretry_for=NETWORK)  # ok: CEL519 a tuple by its name
def named(shop): ...


@shared_task(autoretry_for=requests.NETWORK_ERRORS)  # ok: CEL519 may be a tuple
def unknown(shop): ...
