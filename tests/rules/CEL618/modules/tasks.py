from app import clock
from tools import nap


@clock.task
def tick():
    import time

    time.sleep(30)  # expect: CEL618


@clock.task
def tock():
    nap()
