"""Task returns something that JSON cannot hold.

Why: the work is done, then storing the result fails: the task ends in FAILURE with EncodeError. `autoretry_for` does
    not see it, and a chain does not go on.

Bad:
    from celery import shared_task

    @shared_task
    def tags_of(photo_id):
        return {"sea", "sun"}
Good:
    from celery import shared_task

    @shared_task
    def tags_of(photo_id):
        return ["sea", "sun"]
Limits: looks at what stands after `return`. Silent where the result is ignored or stored by another serializer, and
    for apps that are known to have no result backend.
Fix: Return a list, a number of seconds, a text, an id.
Refs: `kombu.utils.json`; `celery.backends.base.Backend.encode`
Proof: tests/proofs/test_cel208_unserializable_argument.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.apps import App
from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.unstorable import Unstorable
from celerylint.model.values import ABSENT, Absent, Known, Value
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Unstorable)
def check(found: Unstorable, project: Project) -> Iterator[Finding]:
    task = found.task
    if found.call is not None or task.open or task.base.open or {"__call__", "backend"} & task.base.members:
        return
    ignored = task.options.get("ignore_result", ABSENT)
    if not _is_off(ignored) or not all(_stores_json(task, app) for app in project.apps_of(task)):
        return
    yield rule.at(
        found.span,
        f"`{task.label}` fails when its work is done: {found.what} cannot be stored as JSON",
        symbol=task.name,
    )


def _stores_json(task: Task, app: App) -> bool:
    kind, backend = app.get("result_serializer"), app.get("result_backend")
    is_json = isinstance(kind, Absent) or (isinstance(kind, Known) and kind.value == "json")
    return is_json and not isinstance(backend, Absent) and _is_off(effective(task, "ignore_result", app))


def _is_off(value: Value) -> bool:
    return isinstance(value, Absent) or (isinstance(value, Known) and not value.value)
