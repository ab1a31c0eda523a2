"""A bakery stops its ovens."""

import signal

from celery import Celery, current_app, shared_task
from celery.result import AsyncResult, GroupResult

app = Celery("bakery", broker="redis://localhost", backend="redis://localhost")
FORCE = True
GENTLY = False


@app.task
def bake(loaf): ...


@shared_task
def stop_all(ids):
    current_app.control.revoke(ids, terminate=True)  # expect: CEL706 "`revoke` kills" !minor ~high


def stop(batch):
    app.control.revoke(batch, terminate=True, signal="SIGKILL")  # expect: CEL706 "without any clean-up" !major
    app.control.revoke(batch, terminate=True, signal="KILL")  # expect: CEL706 !major
    app.control.revoke(batch, terminate=True, signal=9)  # expect: CEL706 !major
    app.control.revoke(batch, terminate=True, signal=signal.SIGKILL)  # expect: CEL706 !major
    app.control.revoke(batch, None, True, "SIGKILL")  # expect: CEL706 !major
    app.control.revoke(batch, terminate=True, signal="SIGTERM")  # expect: CEL706 !minor
    app.control.revoke(batch, terminate=FORCE, signal="SIGUSR1")  # expect: CEL706 !minor
    app.control.terminate(batch)  # expect: CEL706 "`terminate` kills" !minor
    app.control.terminate(batch, signal="SIGKILL")  # expect: CEL706 !major
    app.control.revoke_by_stamped_headers({"oven": [batch]}, terminate=True)  # expect: CEL706


def stop_by_result(batch):
    AsyncResult(batch, app=app).revoke(terminate=True)  # expect: CEL706
    bake.AsyncResult(batch).revoke(terminate=True, signal="SIGKILL")  # expect: CEL706 !major
    GroupResult.restore(batch).revoke(terminate=True)  # expect: CEL706
    begun = bake.delay(batch)
    begun.revoke(terminate=True)  # expect: CEL706
    begun.revoke(terminate=batch.hurry)  # expect: CEL706 ~low


def stop_gently(batch, hurry):
    app.control.revoke(batch)  # ok: CEL706 only what has not begun
    app.control.revoke(batch, signal="SIGKILL")  # ok: CEL706 a signal without `terminate` is not sent
    app.control.revoke(batch, terminate=False)  # ok: CEL706 not terminated
    app.control.revoke(batch, terminate=GENTLY)  # ok: CEL706 not terminated
    app.control.revoke(batch, terminate=hurry)  # expect: CEL706 ~low
    app.control.revoke(batch, **hurry)  # expect: CEL706 ~low
    bake.delay(batch).revoke()  # ok: CEL706 not terminated


class Licence:
    def revoke(self, terminate):
        return terminate


def take_back(licence: Licence, pool):
    licence.revoke(terminate=True)  # ok: CEL706 the project's own
    pool.terminate()  # ok: CEL706 no task
    app.control.shutdown()  # ok: CEL706 a warm shutdown
