"""Retries without `raise`."""

from celery import shared_task
from requests import Session


def bake(bread): ...


@shared_task(bind=True)
def statement(self, bread):
    try:
        bake(bread)
    except OSError as exc:
        raise self.retry(exc=exc)


@shared_task(bind=True)
def raised(self, bread):
    raise self.retry()


@shared_task(bind=True)
def returned(self, bread):
    return self.retry()


@shared_task(bind=True)
def not_thrown(self, bread):
    self.retry(throw=False)


@shared_task(bind=True)
def something_else(self, session: Session):
    session.retry()
