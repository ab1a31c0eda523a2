from celery import chain
from tasks import grind, pack


def start(batch):
    chain(grind.s(batch), pack.s(batch)).delay()  # expect: CEL213
    chain(grind.s(batch), pack.s()).delay()  # ok: CEL213 takes what was ground
