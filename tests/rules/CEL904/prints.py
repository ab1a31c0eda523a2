import sys

from celery import shared_task


@shared_task
def tidy(path):
    print("tidying", path)  # expect: CEL904 "what `tidy` prints" ~high !minor


@shared_task
def to_file(path):
    print("tidying", path, file=sys.stderr)  # ok: CEL904 somebody chose where


def outside(path):
    print(path)  # ok: CEL904 no task


@shared_task
def own(path):
    def print(text): ...

    print(path)  # ok: CEL904 a function of its own
