"""Tasks are acknowledged before they run.

Why: by default a worker acknowledges a message when it takes it up. When the worker, its machine or its container then
    goes away, the task is lost: nothing runs it again, and its result stays pending. With `task_acks_late` the message
    is acknowledged after the run, and another worker gets it. This helps when the whole worker is lost; a single child
    process that is killed (out of memory) is acknowledged all the same, unless `task_reject_on_worker_lost` is set too.
    A task that can run twice must be safe to repeat.

Bad:
    from celery import Celery

    app = Celery("shop", broker="redis://broker/0")
    app.conf.task_time_limit = 3600

    @app.task
    def import_catalogue(path):
        ...
Good:
    from celery import Celery

    app = Celery("shop", broker="redis://broker/0")
    app.conf.task_time_limit = 3600
    app.conf.task_acks_late = True

    @app.task
    def import_catalogue(path):
        ...
Limits: reported once per app, and never where the setting stands anywhere for all tasks or every task sets it itself.
    Moderate when long tasks are in evidence (a time limit of ten minutes or more, or a name that speaks of bulk work),
    else minor: early acknowledgement is right for tasks that must not run twice.
Fix: Set `task_acks_late=True` and `task_reject_on_worker_lost=True` once tasks are safe to repeat, or the options
    `acks_late` and `reject_on_worker_lost` on those that are.
Refs: Celery docs, "Should I use retry or acks_late?", `task_acks_late`
Proof: tests/proofs/test_cel801_missing_acks_late.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.edits import AddKeyword
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Absent, Known, Opaque, Value
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.bulk import BULK

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")

_LONG: Final = 600


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    tasks = list(project.tasks_of(app))
    early = [task for task in tasks if _is_early(task)]
    if not early or _may_be_set(app) or (_decided_elsewhere(app, project) and all(task.app is None for task in tasks)):
        return
    evidence = _evidence(app, early)
    reason, place = evidence if evidence is not None else ("", None)
    yield rule.at(
        app.span,
        f"{_subject(app, len(early), len(tasks))} acknowledged before running{reason}: a lost worker loses what it was"
        " running",
        severity=Severity.MODERATE if evidence else None,
        confidence=Confidence.LOW if app.hidden else Confidence.HIGH,
        related=[*([place] if place else ()), *_settings_place(app)],
        symbol="task_acks_late",
        app=app.name,
        fix=_fix(app),
    )


def _fix(app: App) -> Fix | None:
    """In the constructor, where nothing that the app reads later can hide it."""
    places = [setting for places in app.settings.values() for setting in places]
    if app.hidden or any(setting.span.path != app.span.path for setting in places):
        return None
    names = [name for name in ("task_acks_late", "task_reject_on_worker_lost") if not app.set(name)]
    edits = tuple(AddKeyword(name, "True", app.span) for name in names)
    wanted = " and ".join(f"`{name}=True`" for name in names)
    return Fix(f"Set {wanted}, if all tasks may run twice", Safety.UNSAFE, edits)


def _subject(app: App, early: int, count: int) -> str:
    if count == 1:
        return f"the task of `{app.name}` is"
    return (
        f"all {count} tasks of `{app.name}` are" if early == count else f"{early} of {count} tasks of `{app.name}` are"
    )


def _settings_place(app: App) -> list[tuple[Span, str]]:
    """Where the app's other settings stand, when that is not the constructor itself."""
    spans = [setting.span for places in app.settings.values() for setting in places if not setting.conditional]
    outside = [span for span in spans if span.path != app.span.path or not app.span.covers(span.line)]
    return [(min(outside), "the app's settings stand here")] if outside else []


def _may_be_set(app: App) -> bool:
    """Set anywhere for all tasks: then somebody has decided, either way."""
    if app.set("task_acks_late"):
        return True
    return any(_annotates(setting.value) for setting in app.set("task_annotations"))


def _decided_elsewhere(app: App, project: Project) -> bool:
    """Another app of the project sets it: one that only sends or schedules tasks has no need to."""
    return any(_may_be_set(other) for other in project.apps if other is not app)


def _annotates(value: Value) -> bool:
    if isinstance(value, Opaque):
        return True
    return isinstance(value, Known) and "acks_late" in str(value.value)


def _is_early(task: Task) -> bool:
    """Whether nothing on the task itself says how it is acknowledged."""
    given = task.options.get("acks_late", None)
    return (given is None or isinstance(given, Absent)) and not task.open


def _evidence(app: App, tasks: list[Task]) -> tuple[str, tuple[Span, str]] | None:
    """What shows that tasks run long: a limit, or a name."""
    for key in ("task_time_limit", "task_soft_time_limit"):
        for setting in app.set(key):
            if _is_long(setting.value):
                return " and may run long", (setting.span, "tasks may run this long")
    for task in tasks:
        if any(_is_long(task.options.get(key)) for key in ("time_limit", "soft_time_limit")):
            return f", and `{task.label}` may run long", (task.span, "this task may run long")
    for task in tasks:
        if BULK.search(task.label):
            return f", among them `{task.label}`", (task.span, "this sounds like long work")
    return None


def _is_long(value: Value | None) -> bool:
    if isinstance(value, Opaque):
        value = value.default
    known = value.value if isinstance(value, Known) else None
    return isinstance(known, (int, float)) and not isinstance(known, bool) and known >= _LONG
