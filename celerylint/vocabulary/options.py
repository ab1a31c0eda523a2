"""What Celery lets one give to tasks, calls, the app and entries of the beat schedule.

Each table maps a name to (first version or earlier, first version without it or None):

- `TASK_OPTIONS`: `@app.task(…)`, `@shared_task(…)`, and attributes of a Task class.
- `TASK_MEMBERS`: methods and properties of Task, which a subclass overrides; as options they replace
  Celery's own.
- `TASK_HOOKS`: those among them that are made to be replaced.
- `CALL_OPTIONS`: `apply_async(…)`, `send_task(…)`, `signature(…, options)`, `set(…)`, and the `options` of a
  schedule entry.
- `RETRY_ARGUMENTS`: `Task.retry(…)`, which also takes every call option; `RETRY_POLICY_KEYS`: `retry_policy={…}`.
- `APP_ARGUMENTS`: `Celery(…)`, which since 5.0 also takes every setting by today's name.
- `BEAT_ENTRY_KEYS`: an entry of `beat_schedule`; beat dies of any other key.

Others: `SETTING_OF_OPTION` is the setting from which a task takes an option it is not given, `OPTION_OF_SETTING` the
way back; `TASK_DEFAULTS` has the other defaults; `DEPRECATED_TASK_ATTRIBUTES` are warned of since a version;
`TRANSPORT_OPTIONS` are the keys of `broker_transport_options` and the transports that read them ("connection" and
"virtual" mean all, or nearly all).
Unknown task and call options are accepted silently by every version.
"""

from __future__ import annotations

from typing import Final

from celerylint.vocabulary.generated.options import (
    APP_ARGUMENTS,
    BEAT_ENTRY_KEYS,
    CALL_OPTIONS,
    DEPRECATED_TASK_ATTRIBUTES,
    RETRY_ARGUMENTS,
    RETRY_POLICY_KEYS,
    SETTING_OF_OPTION,
    TASK_MEMBERS,
    TASK_OPTIONS,
)
from celerylint.vocabulary.generated.transports import TRANSPORT_OPTIONS

__all__ = [
    "APP_ARGUMENTS",
    "BEAT_ENTRY_KEYS",
    "CALL_OPTIONS",
    "DEPRECATED_TASK_ATTRIBUTES",
    "EXTENSION_TASK_OPTIONS",
    "OPTION_OF_SETTING",
    "RETRY_ARGUMENTS",
    "RETRY_POLICY_KEYS",
    "SETTING_OF_OPTION",
    "TASK_DEFAULTS",
    "TASK_HOOKS",
    "TASK_MEMBERS",
    "TASK_OPTIONS",
    "TRANSPORT_OPTIONS",
]

OPTION_OF_SETTING: Final = {setting: option for option, setting in SETTING_OF_OPTION.items()}
# What holds where a task is not given an option, of those without a setting.
TASK_DEFAULTS: Final[dict[str, object]] = {
    "autoretry_for": (),
    "default_retry_delay": 180,
    "expires": None,
    "max_retries": 3,
    "retry_backoff": False,
    "retry_backoff_max": 600,
    "retry_jitter": True,
}
TASK_HOOKS: Final = frozenset(
    name for name in TASK_MEMBERS if name.startswith("on_") or name in ("before_start", "after_return", "shadow_name")
)
# Of celery-singleton, celery-batches and celery-once.
EXTENSION_TASK_OPTIONS: Final = frozenset(
    ("unique_on", "lock_expiry", "raise_on_duplicate", "flush_every", "flush_interval", "once")
)
