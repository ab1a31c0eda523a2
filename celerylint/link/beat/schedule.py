"""The beat schedule, wherever it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from celerylint.link.beat.crontabs import Crontabs
from celerylint.link.beat.timing import Written, timing
from celerylint.link.configuration import config
from celerylint.link.configuration.apps import Apps, ScheduleSource
from celerylint.link.definition.lookups import TaskLookups
from celerylint.link.definition.tasks import Tasks
from celerylint.link.targets import Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.apps import App
from celerylint.model.facts import Comment
from celerylint.model.schedule import BeatEntry, EntryField, Placing, Sending, WrittenEntry
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Known, Opaque, Value
from celerylint.vocabulary import celery

_NAMES: Final = frozenset(("CELERYBEAT_SCHEDULE", "CELERY_BEAT_SCHEDULE", "beat_schedule", "BEAT_SCHEDULE"))
_UNSENT: Final = Sending(ABSENT)


class Schedule:
    """Gathers beat entries from configuration, `add_periodic_task` and periodic decorators."""

    def __init__(self, world: World, apps: Apps, tasks: Tasks) -> None:
        self.world, self.apps, self.tasks = world, apps, tasks
        self.crontabs = Crontabs(world)
        self.names = TaskLookups(world, tasks)
        self.written: dict[Span, WrittenEntry] = {}
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
                    yield ScheduleSource(binding.value, module, binding.scope, [], binding.span)

    # -- entries of a dict -------------------------------------------------------------------------------------------

    def _from_source(self, source: ScheduleSource) -> Iterator[BeatEntry]:
        if source.key is not None:
            pairs = [config.Entry(source.key, source.expr, source.module, source.scope, source.expr.span, False)]
        else:
            pairs = config.of_mapping(source.expr, source.module, source.scope, self.world) or []
            if not pairs and isinstance(source.expr, e.Mapping):
                pairs = self._readable_items(source)
        for pair in pairs:
            if (entry := self._entry(pair, source)) is not None:
                yield entry

    def _readable_items(self, source: ScheduleSource) -> list[config.Entry]:
        """A display with a `**part` that cannot be read: the other entries still count."""
        assert isinstance(source.expr, e.Mapping)
        single = (e.Mapping((item,), source.expr.span) for item in source.expr.items)
        read = (config.of_mapping(part, source.module, source.scope, self.world) for part in single)
        return [entry for entries in read for entry in entries or ()]

    def _entry(self, pair: config.Entry, source: ScheduleSource) -> BeatEntry | None:
        fields = config.of_mapping(pair.value, pair.module, pair.scope, self.world)
        by_key = {field.key: field for field in fields or ()}
        app = self.apps.apps.get(source.drafts[0].site.call.span) if source.drafts else None
        if app is not None and fields is not None and isinstance(pair.value, e.Mapping):
            self.written[pair.span] = WrittenEntry(pair.key, pair.span, tuple(map(self._field, fields)), app)
        schedule = by_key.get("schedule")
        if schedule is None:
            return None
        written = Written(schedule.value, schedule.module, schedule.scope)
        placing = Placing(source.span, source.form, source.conditional or pair.conditional)
        return self._make(pair.key, self._sending(by_key, pair.span), written, pair.span, app, placing)

    def _sending(self, by_key: Mapping[str, config.Entry], span: Span) -> Sending:
        given = [self._value(by_key.get(key)) for key in ("args", "kwargs", "options")]
        entry = by_key.get("task")
        if entry is None:
            return Sending(ABSENT, None, None, *given)
        value = self.world.value(entry.value, entry.module, entry.scope)
        if isinstance(value, Known) and isinstance(value.value, str):
            return Sending(value, None, self.names.look(value.value, span.path), *given)
        path = e.dotted(entry.value) or ""
        task = self.tasks.of(self.world.resolver.path(path.removesuffix(".name"), entry.module, entry.scope))
        target = Known(task.name, entry.value.span) if task is not None else Opaque(entry.value.span)
        return Sending(target, task, None, *given)

    def _field(self, field: config.Entry) -> EntryField:
        named = isinstance(field.value, (e.Name, e.Attribute))
        task = self.tasks.of(self.world.of(field.value, field.module, field.scope)) if named else None
        return EntryField(field.key, self._value(field), field.value.span, task)

    def _value(self, entry: config.Entry | None) -> Value:
        return self.world.value(entry.value, entry.module, entry.scope) if entry is not None else ABSENT

    # -- other forms -------------------------------------------------------------------------------------------------

    def _periodic_calls(self) -> Iterator[BeatEntry]:
        for module, site in self.world.calls():
            func = site.call.func
            if not isinstance(func, e.Name) or not func.path.endswith(".add_periodic_task"):
                continue
            when = e.positional(site.call, 0) or e.keyword(site.call, "schedule")
            what = e.positional(site.call, 1) or e.keyword(site.call, "sig")
            if when is None:
                continue
            sending = self._signed(what, module, site.scope)
            _, app = self.apps.app_of(self.world.resolver.path(func.path.rpartition(".")[0], module, site.scope))
            given = self.world.value(e.keyword(site.call, "name"), module, site.scope)
            key = str(given.value) if isinstance(given, Known) else sending.label
            written = Written(when, module, site.scope)
            placing = Placing(site.call.span, "periodic", bool(site.frames))
            yield self._make(key, sending, written, site.call.span, app, placing)

    def _signed(self, what: e.Expr | None, module: Module, scope: str) -> Sending:
        """`task.s(…)`, or a bare task; the arguments of a signature count only when they can all be read."""
        func = what.func if isinstance(what, e.Call) else what
        path = e.dotted(func) if func is not None else None
        if what is None or path is None:
            return _UNSENT
        owner = path.rpartition(".")[0] if isinstance(what, e.Call) else path
        task = self.tasks.of(self.world.resolver.path(owner, module, scope))
        target = Known(task.name, what.span) if task is not None else Opaque(what.span)
        args, kwargs = self._arguments(what, module, scope)
        return Sending(target, task, None, args, kwargs, ABSENT)

    def _arguments(self, what: e.Expr, module: Module, scope: str) -> tuple[Value, Value]:
        if not isinstance(what, e.Call):
            return ABSENT, ABSENT
        if any(arg.star for arg in what.args) or not (e.dotted(what.func) or "").endswith((".s", ".si")):
            return Opaque(what.span), Opaque(what.span)
        positional = tuple(arg.value for arg in what.args if arg.keyword is None)
        named = tuple(
            e.Item(e.Literal(arg.keyword, what.span), arg.value, what.span) for arg in what.args if arg.keyword
        )
        args = self.world.value(e.Sequence("tuple", positional, what.span), module, scope)
        return args, self.world.value(e.Mapping(named, what.span), module, scope)

    def _periodic_decorators(self) -> Iterator[BeatEntry]:
        for task in self.tasks.all():
            if "run_every" not in task.options or task.function is None:
                continue
            module = self.world.modules[task.function.path]
            for decorator in module.functions[task.function.scope].decorators:
                when = e.keyword(decorator, "run_every") if isinstance(decorator, e.Call) else None
                if when is not None:
                    written = Written(when, module, task.function.scope.rpartition(".")[0])
                    sending = Sending(Known(task.name, decorator.span), task)
                    placing = Placing(decorator.span, "periodic")
                    yield self._make(task.label, sending, written, decorator.span, task.app, placing)

    # -- one entry ---------------------------------------------------------------------------------------------------

    def _make(
        self, key: str, sending: Sending, written: Written, span: Span, app: App | None, placing: Placing
    ) -> BeatEntry:
        kind, period, crontab = timing(written, self.world, self.crontabs)
        return BeatEntry(
            key=key,
            span=span,
            schedule=written.expr.span,
            kind=kind,
            period=period,
            comments=tuple(self._comments(span)),
            crontab=crontab,
            sending=sending,
            placing=placing,
            durable=self._durable(app),
            app=app,
        )

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
