"""The inventory: each task with its effective options, who sends it, and what was found about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from celerylint.audit.calls import Calls
from celerylint.audit.context import Sources, at
from celerylint.audit.data import Fact, Place, Retries, TaskRow
from celerylint.model import expr as e
from celerylint.model.apps import App
from celerylint.model.autoretry import AutoRetry
from celerylint.model.effective import Effective, explained, origin_of, place_of
from celerylint.model.queues import RouteTable
from celerylint.model.retries import Retrying
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Absent, Known, Opaque, Value
from celerylint.vocabulary.options import SETTING_OF_OPTION, TASK_DEFAULTS
from celerylint.vocabulary.settings import SETTINGS

# Beside base, bind and queue; in this order.
OPTIONS: Final = (
    *("autoretry_for", "max_retries", "default_retry_delay", "retry_backoff", "retry_backoff_max", "retry_jitter"),
    *("time_limit", "soft_time_limit", "acks_late", "reject_on_worker_lost", "acks_on_failure_or_timeout"),
    *("rate_limit", "priority", "expires", "serializer", "ignore_result", "track_started"),
)
_QUEUE: Final = "celery"  # Celery's default


class Inventory:
    """Makes the rows of one app's tasks; without an app, of those that belong to none."""

    def __init__(self, sources: Sources, app: App | None, calls: Calls) -> None:
        self.sources, self.app, self.calls = sources, app or _NOBODY, calls
        self.tasks = [task for task in _tasks(sources, app) if sources.reports(task.span.path)]

    def rows(self) -> Iterator[TaskRow]:
        """In source order."""
        return map(self._row, self.tasks)

    def _row(self, task: Task) -> TaskRow:
        return TaskRow(
            name=task.name,
            place=at(task.span),
            kind="class" if task.is_class else "async" if task.is_async else "sync",
            named=task.named,
            options=self.options(task),
            retries=self._retries(task),
            schedule=self.calls.entries(task),
            callers=self.calls.callers(task),
            routes=self.calls.routes(task),
            mentioned=self.calls.mentioned(task),
            findings=self.calls.findings(task),
        )

    def options(self, task: Task) -> dict[str, Fact]:
        """The effective options."""
        found = {"base": self._base(task), "bind": self._bind(task), "queue": self._queue(task)}
        return found | {option: self.option(task, option) for option in OPTIONS}

    def option(self, task: Task, option: str) -> Fact:
        """One of them. Where no setting stands behind it, a task's own `None` is a value: retries without end."""
        found = explained(task, option, self.app)
        if option not in SETTING_OF_OPTION and found.origin in ("setting", "default"):
            source = task.sources.get(option)
            own = Effective(source.value, source.origin, option, source.span) if source else None
            found = own or Effective(ABSENT, "default")
        fact = self._fact(found, default_of(option))
        named = self._named_errors(task) if option == "autoretry_for" and fact.state == "unknown" else ()
        return replace(fact, value=list(named), state="known", expression="") if named else fact

    def _fact(self, found: Effective, default: object) -> Fact:
        return self.sources.fact(found.value, found.origin, found.name, found.span, default)

    def _base(self, task: Task) -> Fact:
        named = task.base.name or ", ".join(sorted(task.base.foreign))
        source = task.sources.get("base")
        place = source.span if source else None
        if task.is_class:
            return Fact(named, "known", "class", "base", at(task.span))
        if task.base.open or (source is None and task.open):
            return self.sources.fact(Opaque(place or task.span), "decorator", "base", place or task.span)
        if source is None:
            return Fact(named, "known", "app", "task_cls") if named else Fact("celery.Task", "known", "default")
        return Fact(named or "celery.Task", "known", source.origin, "base", at(source.span))

    def _bind(self, task: Task) -> Fact:
        if task.is_class:
            return Fact(True, "known", "class", "bind", at(task.span))
        source = task.sources.get("bind")
        if source is None:
            hidden = Opaque(task.span) if task.open else ABSENT
            return self.sources.fact(hidden, "decorator", "bind", task.span, default=False)
        return self.sources.fact(source.value, source.origin, "bind", source.span, default=False)

    def _queue(self, task: Task) -> Fact:
        """As Celery routes: what the task says, else the first route that names a queue, else the default queue."""
        own = explained(task, "queue", _NOBODY)
        if not isinstance(own.value, Absent):
            return self._fact(own, _QUEUE)
        routed = self._routed(task)
        if not isinstance(routed.value, Absent):
            return self._fact(routed, _QUEUE)
        value = self.app.get("task_default_queue")
        missing = isinstance(value, Known) and value.value is None
        place = place_of(self.app, "task_default_queue")
        key = "task_default_queue"
        return self.sources.fact(ABSENT if missing else value, origin_of(self.app, key), key, place, _QUEUE)

    def _routed(self, task: Task) -> Effective:
        places, given = self.app.set("task_routes"), self.app.get("task_routes")
        if isinstance(given, Absent) or (isinstance(given, Known) and not given.value):
            return Effective(ABSENT, "default")
        tables = self.sources.project.having(RouteTable, "span", places[-1].span) if places else []
        sure = tables and not (len(places) > 1 and any(place.conditional for place in places))
        value, span = tables[0].queue_of(task.name) if sure else (Opaque(place_of(self.app, "task_routes")), None)
        return Effective(value, "route", "task_routes", span or place_of(self.app, "task_routes"))

    def _retries(self, task: Task) -> Retries:
        known = self.sources.project.having(Retrying, "task", task)
        if not known:
            return Retries("unknown", (), (), self.option(task, "max_retries"))
        found = known[0]
        automatic = not isinstance(found.automatic, Absent) and not _is_empty(found.automatic)
        places = tuple(dict.fromkeys(Place(call.call.span.path, call.call.span.line) for call in found.calls))
        by_hand = "both" if automatic and places else "automatic" if automatic else "by hand" if places else ""
        kind = by_hand or ("unknown" if found.hidden else "never")
        return Retries(kind, places, self._named_errors(task), self._most(task, found, automatic=automatic))

    def _most(self, task: Task, found: Retrying, *, automatic: bool) -> Fact:
        """How often a task is retried: whoever retries it may have the last word."""
        source = task.sources.get("retry_kwargs")
        if automatic and source is not None:
            given = source.value.value if isinstance(source.value, Known) else None
            if not isinstance(given, dict):
                return self.sources.fact(Opaque(source.span), source.origin, "retry_kwargs", source.span)
            if "max_retries" in given:
                value = Known(given["max_retries"], source.span)
                return self.sources.fact(value, source.origin, "retry_kwargs", source.span)
        for call in () if automatic else found.calls:
            if e.keyword(call.call, "max_retries") or any(arg.star for arg in call.call.args):
                return self.sources.fact(Opaque(call.call.span), "call", "max_retries", call.call.span)
        return self.option(task, "max_retries")

    def _named_errors(self, task: Task) -> tuple[str, ...]:
        """What `autoretry_for` names: classes, which are no values."""
        named = (name for item in self.sources.project.having(AutoRetry, "task", task) for name in item.names)
        return tuple(name.removeprefix("builtins.") for name in named)


def default_of(option: str) -> object:
    """What holds where nothing sets an option of tasks."""
    setting = SETTING_OF_OPTION.get(option)
    return SETTINGS[setting].default if setting else TASK_DEFAULTS.get(option)


def _is_empty(value: Value) -> bool:
    return isinstance(value, Known) and not value.value


def _tasks(sources: Sources, app: App | None) -> list[Task]:
    project = sources.project
    if app is not None:
        return list(project.tasks_of(app))
    return [task for task in project.tasks if not project.apps_of(task)]


_NOBODY: Final = App("", Span("", 0, 0, 0, 0), {}, ())
