"""Handlers that pool processes never run, and some that need not."""

import atexit
import shutil
import tempfile
from atexit import register

from celery import Celery, Task
from celery.signals import worker_process_init, worker_process_shutdown
from sqlalchemy import create_engine

app = Celery("toll")
engine = create_engine("postgresql://localhost/toll")
folder = tempfile.mkdtemp()
scratch = tempfile.TemporaryDirectory()
counted = []
meter = None


def flush():
    with open("toll.log", "a") as file:
        file.writelines(counted)


def let_go():
    engine.dispose()


def tidy():
    shutil.rmtree(folder)


def settle():
    counted.clear()


@worker_process_shutdown.connect
def save(**kwargs):
    settle()


def finish():
    counted.clear()


atexit.register(flush)  # expect: CEL611 "`flush`" ~medium !moderate
register(flush)  # expect: CEL611
atexit.register(let_go)  # expect: CEL611 ~medium !minor
atexit.register(engine.dispose)  # expect: CEL611 !minor
atexit.register(shutil.rmtree, folder)  # ok: CEL611 one folder for all, removed by the main process
atexit.register(scratch.cleanup)  # ok: CEL611 one folder for all, removed by the main process
atexit.register(tidy)  # ok: CEL611 one folder for all, removed by the main process
atexit.register(save)  # ok: CEL611 the signal calls it, too
atexit.register(settle)  # ok: CEL611 the signal comes to it, too
atexit.register(finish)  # ok: CEL611 the task calls it at its end, too


@atexit.register
def goodbye():  # expect: CEL611 "`goodbye`" !moderate
    counted.clear()


@worker_process_init.connect
def start(**kwargs):
    global meter
    meter = object()
    atexit.register(flush)  # expect: CEL611 ~high


def get_meter():
    global meter
    if meter is None:
        meter = object()
        atexit.register(flush)  # expect: CEL611 ~medium
    return meter


@app.task
def count(car):
    atexit.register(flush)  # expect: CEL611 "`count` registers `flush`" ~high !moderate
    counted.append(car)


@app.task
def measure(car):
    try:
        return get_meter(), car
    finally:
        finish()


class Weighing(Task):
    _scale = None

    @property
    def scale(self):
        if self._scale is None:
            self._scale = object()
            atexit.register(flush)  # expect: CEL611 "a worker registers" ~medium !moderate
        return self._scale


@app.task(base=Weighing, bind=True)
def weigh(self, car):
    return self.scale, car


class Journal:
    def register(self, what): ...


Journal().register(flush)  # ok: CEL611 not atexit

if __name__ == "__main__":
    atexit.register(flush)  # ok: CEL611 the command line
