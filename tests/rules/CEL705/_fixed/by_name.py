"""A dairy looks at its workers; the answers have names."""

import sys

from celery import shared_task
from celery.task.control import inspect
from django.conf import settings

from celery import current_app as celery_app


def churns():
    active = celery_app.control.inspect().active() or {}
    return {worker: len(tasks) for worker, tasks in active.items()}


def old_style():
    stats = inspect().stats() or {}
    for worker in stats:
        yield worker


def subscript(worker):
    reserved = celery_app.control.inspect().reserved() or {}
    if worker in reserved:
        return reserved[worker]
    return None


def left():
    active = celery_app.control.inspect().active()
    if not active:
        return []
    return active.values()


def left_for_none():
    active = celery_app.control.inspect().active()
    if active is None:
        raise RuntimeError("no dairy answers")
    return active.values()


def ended():
    active = celery_app.control.inspect().active()
    if not active:
        sys.exit("no dairy answers")
    return active.values()


def inside():
    active = celery_app.control.inspect().active()
    if active:
        for worker, tasks in active.items():
            print(worker, tasks)


def in_one_expression():
    active = celery_app.control.inspect().active()
    stats = celery_app.control.inspect().stats()
    return (
        active.keys() if active else [],
        stats and len(stats),
        not stats or "churn" in stats,
    )


def replaced():
    active = celery_app.control.inspect().active()
    if active is None:
        active = {}
    return active.items()


def replaced_at_once():
    active = celery_app.control.inspect().active() or {}
    return active.items()


def by_the_other():
    inspector = celery_app.control.inspect()
    stats = inspector.stats()
    active = inspector.active()
    if not stats:
        return {}
    return {worker: active.get(worker) for worker in stats}


def both():
    inspector = celery_app.control.inspect()
    active, reserved = inspector.active(), inspector.reserved()
    if not (active and reserved):
        return 0
    return len(active) + len(reserved)


def walrus():
    if active := celery_app.control.inspect().active():
        return active.items()
    return None


def asserted():
    active = celery_app.control.inspect().active()
    assert active is not None
    return active.items()


def handed_out():
    return celery_app.control.inspect().active()


@shared_task
def sweep():
    if settings.SWEEP:
        for worker in (celery_app.control.inspect().active() or {}).keys():
            print(worker)


class Overview:
    def __init__(self):
        self.active = celery_app.control.inspect().active() or {}
        self.names = list(self.active)
