"""Celery's own names: where each thing may be imported from, and what the methods are called."""

from __future__ import annotations

from typing import Final

APP_CLASSES: Final = frozenset(("celery.Celery", "celery.app.Celery", "celery.app.base.Celery"))
CURRENT_APPS: Final = frozenset(
    ("celery.current_app", "celery._state.current_app", "celery.app.app_or_default", "celery.app.default_app")
)
# Celery's own base class, which sets no option.
PLAIN_TASK_CLASSES: Final = frozenset(
    ("celery.Task", "celery.app.task.Task", "celery.task.Task", "celery.task.base.Task")
)
TASK_CLASSES: Final = PLAIN_TASK_CLASSES | frozenset(
    (
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
RESULT_CLASSES: Final = frozenset(("celery.result.AsyncResult", "celery.result.GroupResult", "celery.result.ResultSet"))

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
# Packages with a pool or tracer that awaits tasks which are coroutine functions.
ASYNC_POOLS: Final = frozenset(("celery_aio_pool", "celery_pool_asyncio", "celery_asyncio", "aio_celery"))
OWN_TASKS: Final = "celery."  # what the names of the tasks that Celery itself registers begin with
# Methods of results that wait until the task has run.
WAIT_METHODS: Final = frozenset(("get", "wait", "join", "join_native", "collect", "get_leaf"))
# What sending a task raises when the broker cannot be reached, and the classes above it.
OPERATIONAL_ERROR: Final = "kombu.exceptions.OperationalError"
SEND_ERRORS: Final = frozenset(
    (
        OPERATIONAL_ERROR,
        "celery.exceptions.OperationalError",
        "kombu.exceptions.KombuError",
        "Exception",
        "BaseException",
    )
)
# What it never raises, though it speaks of connections: kombu turns them all into its own error.
NOT_SEND_ERRORS: Final = frozenset(
    (
        "ConnectionError",
        "ConnectionRefusedError",
        "ConnectionResetError",
        "TimeoutError",
        "OSError",
        "IOError",
        "socket.error",
        "socket.timeout",
        "redis.ConnectionError",
        "redis.TimeoutError",
        "redis.RedisError",
        "redis.exceptions.ConnectionError",
        "redis.exceptions.TimeoutError",
        "redis.exceptions.RedisError",
        "amqp.exceptions.AMQPError",
        "amqp.exceptions.ConnectionError",
        "celery.exceptions.TimeoutError",
    )
)
