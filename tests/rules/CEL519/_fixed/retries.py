import requests
from celery import shared_task

NETWORK = (OSError, TimeoutError)


@shared_task(autoretry_for=(OSError,))
def sync(shop): ...


@shared_task(autoretry_for=(requests.exceptions.HTTPError,))
def fetch(shop): ...


@shared_task(autoretry_for=(OSError,))
def right(shop): ...


@shared_task(autoretry_for=[OSError])
def listed(shop): ...


@shared_task(autoretry_for=NETWORK)
def named(shop): ...


@shared_task(autoretry_for=requests.NETWORK_ERRORS)
def unknown(shop): ...
