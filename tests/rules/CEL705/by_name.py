"""A dairy looks at its workers; the answers have names."""

import sys

from celery import shared_task
from celery.task.control import inspect
from django.conf import settings

from celery import current_app as celery_app


def churns():
    active = celery_app.control.inspect().active()
    return {worker: len(tasks) for worker, tasks in active.items()}  # expect: CEL705 "`active` is None" ~high


def old_style():
    stats = inspect().stats()
    for worker in stats:  # expect: CEL705 "`stats`"
        yield worker


def subscript(worker):
    reserved = celery_app.control.inspect().reserved()
    if worker in reserved:  # expect: CEL705
        return reserved[worker]  # expect: CEL705
    return None


def left():
    active = celery_app.control.inspect().active()
    if not active:
        return []
    return active.values()  # ok: CEL705 returned when there is no answer


def left_for_none():
    active = celery_app.control.inspect().active()
    if active is None:
        raise RuntimeError("no dairy answers")
    return active.values()  # ok: CEL705 raised when there is no answer


def ended():
    active = celery_app.control.inspect().active()
    if not active:
        sys.exit("no dairy answers")
    return active.values()  # ok: CEL705 ended when there is no answer


def inside():
    active = celery_app.control.inspect().active()
    if active:
        for worker, tasks in active.items():  # ok: CEL705 asked
            print(worker, tasks)


def in_one_expression():
    active = celery_app.control.inspect().active()
    stats = celery_app.control.inspect().stats()
    return (
        active.keys() if active else [],  # ok: CEL705 asked
        stats and len(stats),  # ok: CEL705 asked
        not stats or "churn" in stats,  # ok: CEL705 asked
    )


def replaced():
    active = celery_app.control.inspect().active()
    if active is None:
        active = {}
    return active.items()  # ok: CEL705 replaced


def replaced_at_once():
    active = celery_app.control.inspect().active() or {}
    return active.items()  # ok: CEL705 replaced


def by_the_other():
    inspector = celery_app.control.inspect()
    stats = inspector.stats()
    active = inspector.active()
    if not stats:
        return {}
    return {worker: active.get(worker) for worker in stats}  # ok: CEL705 somebody has answered


def both():
    inspector = celery_app.control.inspect()
    active, reserved = inspector.active(), inspector.reserved()
    if not (active and reserved):
        return 0
    return len(active) + len(reserved)  # ok: CEL705 both asked


def walrus():
    if active := celery_app.control.inspect().active():
        return active.items()  # ok: CEL705 asked
    return None


def asserted():
    active = celery_app.control.inspect().active()
    assert active is not None
    return active.items()  # ok: CEL705 the assertion tells what is wrong


def handed_out():
    return celery_app.control.inspect().active()  # ok: CEL705 nothing fails here


@shared_task
def sweep():
    if settings.SWEEP:
        for worker in celery_app.control.inspect().active().keys():  # expect: CEL705
            print(worker)


class Overview:
    def __init__(self):
        self.active = celery_app.control.inspect().active()
        self.names = list(self.active)  # expect: CEL705 "`self.active`"
