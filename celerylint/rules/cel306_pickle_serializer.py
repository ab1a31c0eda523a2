"""Messages may be pickles.

Why: unpickling runs whatever code the pickle names. With pickle among the accepted content, everybody who can write to
    the broker, or to the result backend, can run code in the workers, and in the processes that read results: a Redis
    without a password, or a flaw anywhere else in the network, is then enough.

Bad:
    from celery import Celery

    app = Celery("shop")
    app.conf.update(task_serializer="pickle", accept_content=["json", "pickle"])
Good:
    from celery import Celery

    app = Celery("shop")
    app.conf.update(task_serializer="json", accept_content=["json"])
Limits: serializers that a project registers itself, and Celery's signed `auth`, are taken for checked ones.
Fix: Send plain values (ids, strings, numbers) as JSON, and accept nothing else.
Refs: Celery docs, "Security", `accept_content`
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Known, Value
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1", cwe=502)

_PICKLE: Final = frozenset(("pickle", "application/x-python-serialize"))
_ACCEPTING: Final = frozenset(("accept_content", "result_accept_content"))
_SENDING: Final = frozenset(("task_serializer", "result_serializer", "event_serializer"))


@rule.check(SettingPlace)
def check_setting(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.imported or not _names_pickle(place.value):
        return
    if place.key in _ACCEPTING:
        message = f"`{place.written}` lets pickles in: whoever can write to the broker can run code in the workers"
    elif place.key in _SENDING:
        message = f"`{place.written}` is pickle: whoever reads these messages must run whatever code they name"
    else:
        return
    yield rule.at(place.span, message, symbol=place.key, app=place.app)


@rule.check(Task)
def check_task(task: Task, project: Project) -> Iterator[Finding]:
    if _names_pickle(task.options.get("serializer", ABSENT)):
        message = f"messages of `{task.label}` are pickles: workers that take them run whatever code they name"
        yield rule.at(task.span, message, symbol=task.label)


def _names_pickle(value: Value) -> bool:
    given = value.value if isinstance(value, Known) else None
    return any(item in _PICKLE for item in (given if isinstance(given, tuple) else (given,)) if isinstance(item, str))
