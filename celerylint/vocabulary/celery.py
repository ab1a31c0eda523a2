"""Celery's own names: where each thing may be imported from, and what the methods are called."""

from __future__ import annotations

from typing import Final

APP_CLASSES: Final = frozenset(("celery.Celery", "celery.app.Celery", "celery.app.base.Celery"))
CURRENT_APPS: Final = frozenset(
    ("celery.current_app", "celery._state.current_app", "celery.app.app_or_default", "celery.app.default_app")
)
TASK_CLASSES: Final = frozenset(
    (
        "celery.Task",
        "celery.app.task.Task",
        "celery.task.Task",
        "celery.task.base.Task",
        "celery.contrib.django.task.DjangoTask",
        "celery.contrib.abortable.AbortableTask",
        "celery_singleton.Singleton",
        "celery_once.QueueOnce",
        "celery_batches.Batches",
    )
)
# Decorators that make a task of a function without naming an app.
TASK_DECORATORS: Final = frozenset(
    (
        "celery.shared_task",
        "celery.app.shared_task",
        "celery.task",
        "celery.task.task",
        "celery.task.base.task",
        "celery.decorators.task",
        "celery.task.periodic_task",
        "celery.decorators.periodic_task",
        "celery.current_app.task",
    )
)
# What an app offers to make a task of a function; `periodic_task` is a common subclass extension.
TASK_METHODS: Final = frozenset(("task", "periodic_task"))

ENQUEUE_METHODS: Final = frozenset(("delay", "apply_async", "delay_on_commit", "apply_async_on_commit"))
SIGNATURE_METHODS: Final = frozenset(("s", "si", "signature", "subtask"))
CONTROL_METHODS: Final = frozenset(
    (
        "revoke",
        "revoke_by_stamped_headers",
        "terminate",
        "purge",
        "shutdown",
        "broadcast",
        "pool_restart",
        "cancel_consumer",
    )
)
RESULT_CLASSES: Final = frozenset(("celery.result.AsyncResult", "celery.result.GroupResult"))

CRONTAB: Final = frozenset(("celery.schedules.crontab", "celery.task.schedules.crontab"))
INTERVAL: Final = frozenset(("celery.schedules.schedule",))
MAX_RETRIES_EXCEEDED: Final = frozenset(("celery.exceptions.MaxRetriesExceededError", "MaxRetriesExceededError"))
# Schedulers that keep when each entry last ran outside the worker's own disk.
DURABLE_SCHEDULERS: Final = (
    "django_celery_beat",
    "redbeat",
    "sqlalchemy_scheduler",
    "celery_sqlalchemy",
    "mongo",
    "database",
)
