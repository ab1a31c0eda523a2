"""A signal box asks its workers."""

import logging
from itertools import chain

from celery import Celery, current_app
from celery.app.control import Inspect

app = Celery("signals", broker="redis://localhost")
logger = logging.getLogger(__name__)


def busy():
    return sum(len(tasks) for tasks in (app.control.inspect().active() or {}).values())


def queues():
    for worker in (current_app.control.inspect().active_queues() or {}):
        yield worker


def waiting():
    return len((app.control.inspect(timeout=3).reserved() or {}))


def first_box():
    return (app.control.inspect().stats() or {})["box@east"]


def is_up(name):
    return name in (Inspect(app=app).ping() or {})


def known():
    return [str(worker) for worker in (app.control.inspect().registered() or {})]


def flat():
    return [task for task in chain.from_iterable((app.control.inspect().active() or {}).values())]


def of_one_box(name):
    return (app.control.inspect([name]).active() or {}).get(name)


def with_nothing():
    return len((app.control.inspect().active() or {}).values())


def caught():
    try:
        return list(app.control.inspect().active())
    except TypeError:
        return []


def caught_above():
    try:
        workers = app.control.inspect().stats().keys()
    except Exception:
        logger.exception("no answer")
        raise
    return workers


def wrongly_caught():
    try:
        return (app.control.inspect().stats() or {}).keys()
    except ConnectionError:
        return []


def reachable():
    return [answer for answer in app.control.ping()]


def written():
    return f"{app.control.inspect().active()}", app.control.inspect().active()


def tested_first():
    inspector = app.control.inspect()
    if not inspector.ping():
        return 0
    return len(inspector.active())


class Drawer:
    def active(self):
        return {}


def contents(drawer: Drawer):
    return drawer.active().items()


def from_elsewhere(library):
    return library.inspect().active().items()


if (app.control.inspect().active() or {}).keys():
    print("busy")
