from celery import chord
from tasks import grind, sift


def start(batches):
    chord([grind.s(one) for one in batches], sift.s()).delay()  # expect: CEL215
    chord([sift.s(one) for one in batches], grind.s()).delay()  # ok: CEL215 the header keeps its results
