"""The beat schedule, wherever it is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint.link import config
from celerylint.link.apps import Apps, ScheduleSource
from celerylint.link.targets import Class, External, Instance, Module
from celerylint.link.tasks import Tasks
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Comment
from celerylint.model.project import App, BeatEntry, Task
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Known, Opaque, Value
from celerylint.vocabulary import celery

_NAMES: Final = frozenset(("CELERYBEAT_SCHEDULE", "CELERY_BEAT_SCHEDULE", "beat_schedule", "BEAT_SCHEDULE"))


class _Written(NamedTuple):
    """A schedule expression and where it stands."""

    expr: e.Expr
    module: Module
    scope: str


class Schedule:
    """Gathers beat entries from configuration, `add_periodic_task` and periodic decorators."""

    def __init__(self, world: World, apps: Apps, tasks: Tasks) -> None:
        self.world, self.apps, self.tasks = world, apps, tasks
        self._by_name = {task.name: task for task in tasks.all()}
        found: dict[Span, BeatEntry] = {}
        for entry in self._entries():
            found.setdefault(entry.span, entry)
        self.entries = tuple(sorted(found.values(), key=lambda entry: entry.span))

    def _entries(self) -> Iterator[BeatEntry]:
        for source in (*self.apps.schedules, *self._by_convention()):
            yield from self._from_source(source)
        yield from self._periodic_calls()
        yield from self._periodic_decorators()

    def _by_convention(self) -> Iterator[ScheduleSource]:
        """Settings named as Celery names them, for apps whose configuration cannot be followed."""
        for module in self.world.production:
            for binding in module.facts.bindings:
                path = e.dotted(binding.target) or ""
                name = path.rpartition(".")[2]
                if binding.op == "=" and (path in _NAMES or (name in _NAMES and path.endswith(f"conf.{name}"))):
                    yield ScheduleSource(binding.value, module, binding.scope, None)

    def _from_source(self, source: ScheduleSource) -> Iterator[BeatEntry]:
        app = self.apps.apps.get(source.draft.site.call.span) if source.draft is not None else None
        if source.key is not None:
            pairs = [config.Entry(source.key, source.expr, source.module, source.scope, source.expr.span, False)]
        else:
            pairs = config.of_mapping(source.expr, source.module, source.scope, self.world) or []
            if not pairs and isinstance(source.expr, e.Mapping):
                pairs = self._readable_items(source)
        for pair in pairs:
            if (entry := self._entry(pair, app)) is not None:
                yield entry

    def _readable_items(self, source: ScheduleSource) -> list[config.Entry]:
        """A display with a `**part` that cannot be read: the other entries still count."""
        assert isinstance(source.expr, e.Mapping)
        single = (e.Mapping((item,), source.expr.span) for item in source.expr.items)
        read = (config.of_mapping(part, source.module, source.scope, self.world) for part in single)
        return [entry for entries in read for entry in entries or ()]

    def _entry(self, pair: config.Entry, app: App | None) -> BeatEntry | None:
        fields = config.of_mapping(pair.value, pair.module, pair.scope, self.world)
        by_key = {field.key: field for field in fields or ()}
        schedule = by_key.get("schedule")
        if schedule is None:
            return None
        name = self._task_name(by_key.get("task"))
        written = _Written(schedule.value, schedule.module, schedule.scope)
        return self._make(pair.key, name, written, pair.span, app)

    def _task_name(self, entry: config.Entry | None) -> str:
        if entry is None:
            return ""
        value = self.world.value(entry.value, entry.module, entry.scope)
        if isinstance(value, Known):
            return str(value.value)
        path = e.dotted(entry.value) or ""
        task = self.tasks.of(self.world.resolver.path(path.removesuffix(".name"), entry.module, entry.scope))
        return task.name if task is not None else ""

    def _periodic_calls(self) -> Iterator[BeatEntry]:
        for module, site in self.world.calls():
            func = site.call.func
            if not isinstance(func, e.Name) or not func.path.endswith(".add_periodic_task"):
                continue
            when = e.positional(site.call, 0) or e.keyword(site.call, "schedule")
            what = e.positional(site.call, 1) or e.keyword(site.call, "sig")
            if when is None:
                continue
            task = self._signed(what, module, site.scope)
            _, app = self.apps.app_of(self.world.resolver.path(func.path.rpartition(".")[0], module, site.scope))
            given = self.world.value(e.keyword(site.call, "name"), module, site.scope)
            key = str(given.value) if isinstance(given, Known) else task.label if task else ""
            written = _Written(when, module, site.scope)
            yield self._make(key, task.name if task else "", written, site.call.span, app)

    def _signed(self, what: e.Expr | None, module: Module, scope: str) -> Task | None:
        """The task of `task.s(…)`, or of a bare task."""
        func = what.func if isinstance(what, e.Call) else what
        path = e.dotted(func) if func is not None else None
        if path is None:
            return None
        owner = path.rpartition(".")[0] if isinstance(what, e.Call) else path
        return self.tasks.of(self.world.resolver.path(owner, module, scope))

    def _periodic_decorators(self) -> Iterator[BeatEntry]:
        for task in self.tasks.all():
            if "run_every" not in task.options or task.function is None:
                continue
            module = self.world.modules[task.function.path]
            for decorator in module.functions[task.function.scope].decorators:
                when = e.keyword(decorator, "run_every") if isinstance(decorator, e.Call) else None
                if when is not None:
                    written = _Written(when, module, task.function.scope.rpartition(".")[0])
                    yield self._make(task.label, task.name, written, decorator.span, task.app)

    # -- one entry ---------------------------------------------------------------------------------------------------

    def _make(self, key: str, task: str, written: _Written, span: Span, app: App | None) -> BeatEntry:
        kind, period = self._kind(written)
        known = self._by_name.get(task)
        return BeatEntry(
            key=key,
            task=task,
            span=span,
            schedule=written.expr.span,
            kind=kind,
            period=period,
            comments=tuple(self._comments(span)),
            notes=known.docstring if known is not None else "",
            durable=self._durable(app),
            app=app,
        )

    def _kind(self, written: _Written) -> tuple[str, Value]:
        target = self.world.of(written.expr, written.module, written.scope)
        if isinstance(target, Instance) and target.call is not None and target.module is not None:
            path = target.of.path if isinstance(target.of, External) else ""
            if path in celery.CRONTAB:
                return "crontab", ABSENT
            if path in celery.INTERVAL:
                inner = e.positional(target.call, 0) or e.keyword(target.call, "run_every")
                return "interval", _seconds(self.world.value(inner, target.module, target.scope))
            if isinstance(target.of, Class) or path not in ("datetime.timedelta", ""):
                value = self.world.value(written.expr, written.module, written.scope)
                return ("interval", _seconds(value)) if _is_interval(value) else ("other", ABSENT)
        value = self.world.value(written.expr, written.module, written.scope)
        return ("interval", _seconds(value)) if _is_interval(value) else ("other", ABSENT)

    def _durable(self, app: App | None) -> str:
        apps = [app] if app is not None else list(self.apps.finished())
        for candidate in apps:
            for setting in candidate.set("beat_scheduler"):
                text = str(setting.value.value).lower() if isinstance(setting.value, Known) else ""
                if any(word in text for word in celery.DURABLE_SCHEDULERS):
                    return text
        return ""

    def _comments(self, span: Span) -> Iterator[str]:
        """Comments inside the entry, at the end of its lines, and standing directly above it."""
        module = self.world.modules.get(span.path)
        comments = module.facts.comments if module is not None else ()
        alone = {comment.line: comment for comment in comments if comment.alone}
        yield from reversed(list(_above(span.line, alone)))
        for comment in comments:
            if span.covers(comment.line):
                yield _text(comment)


def _above(line: int, alone: dict[int, Comment]) -> Iterator[str]:
    while (comment := alone.get(line - 1)) is not None:
        yield _text(comment)
        line -= 1


def _text(comment: Comment) -> str:
    return comment.text.lstrip("#").strip()


def _is_interval(value: Value) -> bool:
    if isinstance(value, Opaque):
        return value.default is not None and _is_interval(value.default)
    kinds = (int, float, datetime.timedelta)
    return isinstance(value, Known) and isinstance(value.value, kinds) and not isinstance(value.value, bool)


def _seconds(value: Value) -> Value:
    """The same value in seconds."""
    if isinstance(value, Opaque) and value.default is not None:
        inner = _seconds(value.default)
        return Opaque(value.span, inner) if isinstance(inner, Known) else value
    if isinstance(value, Known) and isinstance(value.value, datetime.timedelta):
        return Known(value.value.total_seconds(), value.span)
    return value
