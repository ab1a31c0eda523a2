"""Retries without `raise`."""

from celery import shared_task
from requests import Session


def bake(bread): ...


@shared_task(bind=True)
def statement(self, bread):
    try:
        bake(bread)
    except OSError as exc:
        self.retry(exc=exc)  # expect: CEL505 "always raises" !minor


@shared_task(bind=True)
def raised(self, bread):
    raise self.retry()  # ok: CEL505 says what happens


@shared_task(bind=True)
def returned(self, bread):
    return self.retry()  # ok: CEL505 nobody reads on after a return


@shared_task(bind=True)
def not_thrown(self, bread):
    self.retry(throw=False)  # ok: CEL505 goes on indeed


@shared_task(bind=True)
def something_else(self, session: Session):
    session.retry()  # ok: CEL505 no task
