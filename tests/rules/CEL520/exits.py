import os
import sys
from sys import exit as leave

from celery import shared_task


@shared_task
def load(path):
    if not path:
        sys.exit(1)  # expect: CEL520 "`sys.exit` ends the worker process: `load` is lost" ~high !critical


@shared_task
def crash(path):
    os._exit(2)  # expect: CEL520


@shared_task
def renamed(path):
    leave()  # expect: CEL520


@shared_task
def plain(path):
    exit()  # expect: CEL520


@shared_task
def caught(path):
    try:
        sys.exit(1)  # ok: CEL520 caught below
    except SystemExit:
        return None


@shared_task
def argument(path):
    try:
        parse(path)
    except OSError:
        sys.exit(1)  # expect: CEL520


def main():
    sys.exit(0)  # ok: CEL520 a program may end


class Door:
    def exit(self): ...


@shared_task
def through(path):
    Door().exit()  # ok: CEL520 a method of the project
