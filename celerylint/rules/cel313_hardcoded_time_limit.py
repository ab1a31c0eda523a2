"""Time limit is a number in the code.

Why: how long work takes depends on the machine and the data. When an import runs into its limit at night, a number in
    the code needs a release, where an environment variable needs a restart.

Bad:
    from celery import Celery

    app = Celery("shop")
    app.conf.task_time_limit = 3600
Good:
    import os

    from celery import Celery

    app = Celery("shop")
    app.conf.task_time_limit = int(os.environ.get("TASK_TIME_LIMIT", 3600))
Limits: advice, and a matter of taste for limits that belong to the work itself.
Fix: Read the limit from the environment, with the number as default.
Refs: Celery docs, "Time limits"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Known, Value
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_OPTIONS: Final = ("time_limit", "soft_time_limit")


@rule.check(SettingPlace)
def check_setting(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.key in [f"task_{option}" for option in _OPTIONS] and not place.imported:
        yield from _report(place.value, place.key)


@rule.check(Task)
def check_task(task: Task, project: Project) -> Iterator[Finding]:
    for option in _OPTIONS:
        yield from _report(task.options.get(option, ABSENT), option)


def _report(value: Value, name: str) -> Iterator[Finding]:
    """At the number, once for all tasks that share it."""
    if isinstance(value, Known) and isinstance(value.value, (int, float)) and not isinstance(value.value, bool):
        message = f"`{name}` of {value.value:g} s can only be changed by a release"
        yield rule.at(value.span, message, symbol=name)
