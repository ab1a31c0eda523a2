"""Task is given something that JSON cannot hold.

Why: arguments travel as JSON. A set, a timedelta, a path or a lambda cannot be written, and sending fails with
    EncodeError, in the process that sends. Dates, times, `Decimal`, `UUID` and bytes are written by kombu.

Bad:
    from celery import shared_task

    @shared_task
    def tag(photo_id, tags): ...

    def upload(photo):
        tag.delay(photo.id, {"sea", "sun"})
Good:
    from celery import shared_task

    @shared_task
    def tag(photo_id, tags): ...

    def upload(photo):
        tag.delay(photo.id, ["sea", "sun"])
Limits: looks at what is written in the call, and at one variable back. Silent with another serializer than JSON,
    wherever that is set, or where the settings cannot be read.
Fix: Give a list, a number of seconds, a text, an id.
Refs: `kombu.utils.json`; Celery docs, "Serializers"
Proof: tests/proofs/test_cel208_unserializable_argument.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.unstorable import Unstorable
from celerylint.model.values import ABSENT, Absent, Known, Value
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Unstorable)
def check(found: Unstorable, project: Project) -> Iterator[Finding]:
    call = found.call
    if call is None or e.keyword(call.site.call, "serializer") is not None or not _speaks_json(found.task, project):
        return
    yield rule.at(
        found.span,
        f"sending `{found.task.label}` fails with EncodeError: {found.what} cannot be written as JSON",
        symbol=found.task.name,
    )


def _speaks_json(task: Task, project: Project) -> bool:
    given = task.options.get("serializer", ABSENT)
    settings = [app.get("task_serializer") for app in project.apps_of(task)]
    hooks = {"apply_async", "delay", "__call__"} & task.base.members or task.base.open or task.open
    return not hooks and "pydantic" not in task.options and all(map(_is_json, (given, *settings)))


def _is_json(value: Value) -> bool:
    return isinstance(value, Absent) or (isinstance(value, Known) and value.value in ("json", "application/json"))
