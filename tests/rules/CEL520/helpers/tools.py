import os
import sys


def check(path):
    if not path:
        sys.exit("no path")  # expect: CEL520 ~medium


def unused(path):
    sys.exit("no path")  # ok: CEL520 no task calls it


def spawn(target): ...


def child():
    os._exit(0)  # ok: CEL520 runs in a process of its own
