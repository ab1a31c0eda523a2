from celery import chain
from tasks import grind, pack


def start(batch):
    chain(grind.s(batch), pack.s()).delay()
    chain(grind.s(batch), pack.s()).delay()
