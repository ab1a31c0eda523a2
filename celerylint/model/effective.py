"""What a task option comes to: annotations, the task itself and its app's settings each have a say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from celerylint.model.apps import App
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Absent, Known, Opaque, Value


class Effective(NamedTuple):
    """What an option comes to, and where that is said.

    `origin` is that of an Option, "annotation", a "setting" (`name` is then the setting's), "hidden" when something
    that cannot be followed may set it, or "default" when nothing says anything (`value` is ABSENT).
    """

    value: Value
    origin: str
    name: str = ""
    span: Span | None = None


def effective(task: Task, option: str, app: App) -> Value:
    """The value that a worker of `app` uses: an annotation's, else the task's own, else the setting `task_<option>`.

    A `None` counts as not given, as it does for Celery. ABSENT means that Celery's default holds.
    """
    return explained(task, option, app).value


def explained(task: Task, option: str, app: App) -> Effective:
    """The effective value of an option, with its origin."""
    for found in (_annotation(task, option, app), _given(task, option)):
        if not _is_missing(found.value):
            return found
    for key in (f"task_{option}", f"task_default_{option}"):
        if not _is_missing(value := app.get(key)):
            return Effective(value, origin_of(app, key), key, place_of(app, key))
    return Effective(ABSENT, "default")


def origin_of(app: App, key: str) -> str:
    """Whether a setting is given, or may only be."""
    return "setting" if app.set(key) or not app.hidden else "hidden"


def place_of(app: App, key: str) -> Span:
    """Where a setting is given: the last place that sets it, or the one that may set anything."""
    return app.set(key)[-1].span if app.set(key) else app.hidden[0] if app.hidden else app.span


def presumed(value: Value) -> Known | None:
    """A value as far as one can expect it: known, or what an environment variable falls back to."""
    if isinstance(value, Opaque):
        return value.default
    return value if isinstance(value, Known) else None


def is_on(value: Value) -> bool:
    """Whether a switch is on, as far as one can expect."""
    known = presumed(value)
    return known is not None and bool(known.value)


def speaks_json(task: Task, apps: Iterable[App]) -> bool:
    """Whether a task's arguments travel as JSON, as far as can be seen."""
    given = [task.options.get("serializer", ABSENT), *(app.get("task_serializer") for app in apps)]
    hooks = {"apply_async", "delay", "__call__"} & task.base.members or task.base.open or task.open
    return not hooks and "pydantic" not in task.options and all(map(_is_json, given))


def _is_json(value: Value) -> bool:
    return isinstance(value, Absent) or (isinstance(value, Known) and value.value in ("json", "application/json"))


def _is_missing(value: Value) -> bool:
    return isinstance(value, Absent) or (isinstance(value, Known) and value.value is None)


def _annotation(task: Task, option: str, app: App) -> Effective:
    value = annotated(task, option, app)
    return Effective(value, "annotation", "task_annotations", place_of(app, "task_annotations"))


def _given(task: Task, option: str) -> Effective:
    given = task.options.get(option, ABSENT)
    # Options that cannot be read, or a base class from elsewhere, may say anything.
    hidden = task.open or task.base.open
    if hidden and _is_missing(given):
        return Effective(Opaque(task.span), "decorator", option, task.span)
    source = task.sources.get(option)
    return Effective(given, source.origin, option, source.span) if source else Effective(given, "decorator")


def annotated(task: Task, option: str, app: App) -> Value:
    """The last word: what `task_annotations` puts on every task, or on this one."""
    if not app.set("task_annotations"):
        return ABSENT
    given = app.get("task_annotations")
    if not isinstance(given, Known):
        return Opaque(given.span if isinstance(given, Opaque) else app.span)
    found: Value = ABSENT
    for table in given.value if isinstance(given.value, tuple) else (given.value,):
        for key in ("*", task.name):
            options = table.get(key) if isinstance(table, dict) else None
            if isinstance(options, dict) and options.get(option) is not None:
                found = Known(options[option], given.span)
    return found
