from celery import chain
from tasks import grind, pack


def start(batch):
    chain(grind(batch), pack.s()).delay()  # expect: CEL211
    chain(grind.s(batch), pack.s()).delay()  # ok: CEL211 signatures
