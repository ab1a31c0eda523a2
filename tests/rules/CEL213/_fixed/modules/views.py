from celery import chain
from tasks import grind, pack


def start(batch):
    chain(grind.s(batch), pack.si(batch)).delay()
    chain(grind.s(batch), pack.s()).delay()
