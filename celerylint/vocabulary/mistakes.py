"""Names that look like settings or options of Celery and are read by no version, with what was meant.

A value without blanks is the right name; others say in a clause what to do instead.
"""

from __future__ import annotations

from typing import Final

_PER_TASK: Final = "is an option of tasks: give it to the task, a base class or `task_annotations`"
_COMMAND_LINE: Final = "is only an option of the command line (`--loglevel`)"

# By the name in lower case, without `CELERY_`.
NOT_SETTINGS: Final = {
    "autoretry_for": _PER_TASK,
    "backend": "result_backend",
    "beat_log_level": _COMMAND_LINE,
    "beat_schedules": "beat_schedule",
    "broker": "broker_url",
    "max_tasks_per_child": "worker_max_tasks_per_child",
    "prefetch_multiplier": "worker_prefetch_multiplier",
    "result_backend_url": "result_backend",
    "retry_backoff": _PER_TASK,
    "retry_jitter": _PER_TASK,
    "send_task_error_emails": "was removed with Celery 4",
    "task_acks_late_on_failure": "task_acks_on_failure",
    "task_autoretry_for": _PER_TASK,
    "task_default_base": "is given to the app as `task_cls`",
    "task_default_max_retries": _PER_TASK,
    "task_default_retry_delay": _PER_TASK,
    "task_hard_time_limit": "task_time_limit",
    "task_max_retries": _PER_TASK,
    "task_reject_on_worker_loss": "task_reject_on_worker_lost",
    "task_result_expires": "result_expires",
    "task_retry_backoff": _PER_TASK,
    "task_retry_backoff_max": _PER_TASK,
    "task_retry_jitter": _PER_TASK,
    "task_retry_kwargs": _PER_TASK,
    "task_send_error_emails": "was removed with Celery 4",
    "task_timeout": "task_time_limit",
    "visibility_timeout": "belongs into `broker_transport_options`",
    "worker_log_level": _COMMAND_LINE,
    "worker_loglevel": _COMMAND_LINE,
    "worker_max_tasks": "worker_max_tasks_per_child",
    "worker_prefetch_count": "worker_prefetch_multiplier",
    "worker_time_limit": "task_time_limit",
}
NOT_TASK_OPTIONS: Final = {
    "ack_late": "acks_late",
    "autoretry": "autoretry_for",
    "autoretry_on": "autoretry_for",
    "backoff": "retry_backoff",
    "countdown": "belongs to `apply_async` and `retry`; between retries a task waits `default_retry_delay`",
    "default_retry": "default_retry_delay",
    "ignore_results": "ignore_result",
    "interval_start": "belongs into the `retry_policy` of `apply_async`",
    "interval_step": "belongs into the `retry_policy` of `apply_async`",
    "late_acks": "acks_late",
    "max_retry": "max_retries",
    "max_retrys": "max_retries",
    "retries": "max_retries",
    "retry_delay": "default_retry_delay",
    "retry_for": "autoretry_for",
    "retry_max": "max_retries",
    "run_every": "went with `periodic_task` in Celery 5: write an entry of `beat_schedule`",
    "soft_timeout": "soft_time_limit",
    "timeout": "time_limit",
}
