"""What Celery no longer has: modules and names, since which version, and what to use instead."""

from __future__ import annotations

from typing import Final, NamedTuple


class Removed(NamedTuple):
    """Gone since `since`; `instead` is where the same thing is now, or what does its work ("" for nothing)."""

    since: tuple[int, int]
    instead: str = ""


# The longest prefix of a dotted path decides.
REMOVED: Final[dict[str, Removed]] = {
    "celery.task": Removed((5, 0), "celery.shared_task"),
    "celery.task.Task": Removed((5, 0), "celery.Task"),
    "celery.task.base.Task": Removed((5, 0), "celery.Task"),
    "celery.task.periodic_task": Removed((5, 0), "an entry in `beat_schedule`"),
    "celery.task.PeriodicTask": Removed((5, 0), "an entry in `beat_schedule`"),
    "celery.task.schedules": Removed((5, 0), "celery.schedules"),
    "celery.task.control": Removed((5, 0), "app.control"),
    "celery.task.chord": Removed((5, 0), "celery.chord"),
    "celery.task.group": Removed((5, 0), "celery.group"),
    "celery.task.subtask": Removed((5, 0), "celery.signature"),
    "celery.task.sets": Removed((4, 0), "celery.group"),
    "celery.task.http": Removed((4, 0)),
    "celery.decorators": Removed((5, 2), "celery.shared_task"),
    "celery.five": Removed((5, 0)),
    "celery.utils.encoding": Removed((5, 0), "kombu.utils.encoding"),
    "celery.utils.timeutils": Removed((4, 0), "celery.utils.time"),
    "celery.utils.compat": Removed((4, 0)),
    "celery.utils.mail": Removed((4, 0)),
    "celery.utils.jsonify": Removed((4, 0)),
    "celery.backends.amqp": Removed((5, 0), "the backend `rpc://`"),
    "celery.backends.riak": Removed((5, 0)),
    "celery.contrib.batches": Removed((4, 0), "celery_batches"),
    "celery.contrib.methods": Removed((4, 0)),
    "celery.contrib.bundles": Removed((4, 0)),
    "celery.log.get_task_logger": Removed((4, 0), "celery.utils.log.get_task_logger"),
    "celery.conf": Removed((4, 0), "app.conf"),
    "celery.result.TaskSetResult": Removed((4, 0), "celery.result.GroupResult"),
    "celery.loaders.django": Removed((4, 0)),
    "celery.worker.job": Removed((4, 0), "celery.worker.request"),
    "celery.concurrency.processes": Removed((4, 0), "celery.concurrency.prefork"),
    "celery.bin.base.Command": Removed((5, 0), "click"),
    "celery.bin.base.Option": Removed((5, 0), "click"),
    "celery.bin.Option": Removed((5, 0), "click"),
    "djcelery": Removed((4, 0), "django_celery_beat and django_celery_results"),
}


def removed(path: str) -> Removed | None:
    """What became of a dotted path."""
    parts = path.split(".")
    prefixes = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((REMOVED[prefix] for prefix in prefixes if prefix in REMOVED), None)
