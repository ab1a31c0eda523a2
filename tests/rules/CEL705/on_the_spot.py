"""A signal box asks its workers."""

import logging
from itertools import chain

from celery import Celery, current_app
from celery.app.control import Inspect

app = Celery("signals", broker="redis://localhost")
logger = logging.getLogger(__name__)


def busy():
    return sum(len(tasks) for tasks in app.control.inspect().active().values())  # expect: CEL705 "`active()`" ~high


def queues():
    for worker in current_app.control.inspect().active_queues():  # expect: CEL705 "`for … in`"
        yield worker


def waiting():
    return len(app.control.inspect(timeout=3).reserved())  # expect: CEL705 "`len(…)`"


def first_box():
    return app.control.inspect().stats()["box@east"]  # expect: CEL705 "`[…]`"


def is_up(name):
    return name in Inspect(app=app).ping()  # expect: CEL705 "`in …`"


def known():
    return [str(worker) for worker in app.control.inspect().registered()]  # expect: CEL705 "`for … in`"


def flat():
    return [task for task in chain.from_iterable(app.control.inspect().active().values())]  # expect: CEL705


def of_one_box(name):
    return app.control.inspect([name]).active().get(name)  # expect: CEL705 "`.get()`"


def with_nothing():
    return len((app.control.inspect().active() or {}).values())  # ok: CEL705 nothing counts as none


def caught():
    try:
        return list(app.control.inspect().active())  # ok: CEL705 the failure is caught
    except TypeError:
        return []


def caught_above():
    try:
        workers = app.control.inspect().stats().keys()  # ok: CEL705 any failure is caught
    except Exception:
        logger.exception("no answer")
        raise
    return workers


def wrongly_caught():
    try:
        return app.control.inspect().stats().keys()  # expect: CEL705
    except ConnectionError:
        return []


def reachable():
    return [answer for answer in app.control.ping()]  # ok: CEL705 `control.ping()` gives a list


def written():
    return f"{app.control.inspect().active()}", app.control.inspect().active()  # ok: CEL705 None can be written


def tested_first():
    inspector = app.control.inspect()
    if not inspector.ping():
        return 0
    return len(inspector.active())  # ok: CEL705 somebody has just answered


class Drawer:
    def active(self):
        return {}


def contents(drawer: Drawer):
    return drawer.active().items()  # ok: CEL705 no inspector


def from_elsewhere(library):
    return library.inspect().active().items()  # ok: CEL705 nobody says that this is Celery's


if app.control.inspect().active().keys():  # expect: CEL705
    print("busy")
