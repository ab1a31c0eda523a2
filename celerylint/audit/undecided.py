"""What could not be decided, and what hides it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.audit.apps import Apps
from celerylint.audit.context import Sources, at, place_of
from celerylint.audit.data import Undecided
from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.functions import FunctionRef
from celerylint.model.routes import Route
from celerylint.model.runtime import Engine, TaskEngine
from celerylint.model.schedule import BeatEntry
from celerylint.model.source import Span
from celerylint.model.uses import TaskUses
from celerylint.model.values import Known, Opaque
from celerylint.vocabulary import celery

_READ: Final = re.compile(r"environ\b|getenv\(|\benv(\.\w+)?\(|\bconfig\(")
_METHOD: Final = re.compile(rf"\.(?:{'|'.join(sorted(celery.ENQUEUE_METHODS))})$")
_TASK_MAKER: Final = re.compile(r"(?:^|_)tasks?(?:_|$)", re.I)
UNPARSED, CONFIGURATION, ENVIRONMENT = "file not read", "configuration", "environment"
TASK, SCHEDULE, CALL, ROUTE, ENGINE = "task", "schedule", "call", "route", "engine"


def undecided(sources: Sources, apps: Apps) -> tuple[Undecided, ...]:
    """All of it, each once."""
    parts: Iterable[Iterator[Undecided]] = (
        _files(sources),
        _configuration(sources, apps),
        _settings(sources, apps),
        _tasks(sources),
        _decorators(sources),
        _schedule(sources, apps),
        _calls(sources),
        _routes(sources),
        _engines(sources),
    )
    found = (item for part in parts for item in part if item.place is None or sources.reports(item.place.file))
    return tuple(dict.fromkeys(found))


def _files(sources: Sources) -> Iterator[Undecided]:
    for file in sources.project.files.values():
        if file.problem is not None:
            text = f"cannot be parsed ({file.problem.message}): its tasks, settings and calls are missing here"
            yield Undecided(UNPARSED, text, at(file.problem.span))


def _configuration(sources: Sources, apps: Apps) -> Iterator[Undecided]:
    for app in sources.project.apps:
        for span in app.hidden:
            text = f"`{apps.name(app)}` is configured by what cannot be followed: it may set anything"
            yield Undecided(CONFIGURATION, text, at(span), sources.text(span))


def _settings(sources: Sources, apps: Apps) -> Iterator[Undecided]:
    """Settings whose value a run decides, the environment mostly."""
    for app in sources.project.apps:
        for key, places in sorted(app.settings.items()):
            value = places[-1].value
            if not isinstance(value, Opaque) or key in ("beat_schedule", "task_routes", "task_queues"):
                continue
            default = sources.fact(value, "setting", key).value
            text = sources.text(value.span)
            is_read = value.default is not None or _READ.search(text) is not None
            shown = "" if value.default is None else f"; without it: `{json.dumps(default)}`"
            words = f"is read from the environment{shown}" if is_read else "can only be told when it runs"
            kind = ENVIRONMENT if is_read else CONFIGURATION
            yield Undecided(kind, f"`{key}` {words}", at(places[-1].span), text)


def _tasks(sources: Sources) -> Iterator[Undecided]:
    for task in sources.project.tasks:
        text = sources.text(task.span)
        if task.open:
            yield Undecided(TASK, f"`{task.label}` gets options that cannot be read", at(task.span), text)
        elif task.base.open:
            yield Undecided(TASK, f"`{task.label}` has a base class that cannot be followed", at(task.span), text)
        if task.named == "unknown" and not task.open:
            yield Undecided(TASK, f"`{task.label}` has a name that only a run can tell", at(task.span), text)


def _decorators(sources: Sources) -> Iterator[Undecided]:
    """Functions below something that is called like a task decorator, and that are no tasks as far as can be seen."""
    known = {task.function for task in sources.project.tasks}
    makers = {task.maker for task in sources.project.tasks}
    for path in _celery_files(sources):
        for function in sources.project.files[path].functions:
            here = FunctionRef(path, function.scope)
            named = [item for item in function.decorators if _TASK_MAKER.search(e.last_name(e.applied(item)))]
            if named and here not in known and here not in makers and not _is_inside(here, makers):
                text = f"`{function.name}` has a decorator that may make it a task, and cannot be followed"
                yield Undecided(TASK, text, at(named[0].span), sources.text(named[0].span))


def _is_inside(here: FunctionRef, makers: set[FunctionRef | None]) -> bool:
    """A wrapper inside a decorator of the project."""
    return any(m is not None and m.path == here.path and here.scope.startswith(f"{m.scope}.") for m in makers)


def _celery_files(sources: Sources) -> list[str]:
    """The files that deal with Celery."""
    paths = {path for uses in sources.project.subjects(TaskUses) for path in uses.paths}
    return sorted(paths & sources.project.files.keys())


def _schedule(sources: Sources, apps: Apps) -> Iterator[Undecided]:
    project = sources.project
    for entry in project.subjects(BeatEntry):
        hidden = entry.kind == "other" or isinstance(entry.period, Opaque)
        fields = entry.crontab.fields.values() if entry.crontab is not None else ()
        if hidden or any(isinstance(value, Opaque) for value in fields):
            text = f"when `{entry.key or entry.task}` runs only a run can tell"
            yield Undecided(SCHEDULE, text, at(entry.span), sources.text(entry.schedule))
        elif not entry.task and not isinstance(entry.sending.target, Known):
            yield Undecided(SCHEDULE, f"which task `{entry.key}` sends cannot be told", at(entry.span))
    for app in project.apps:
        given = app.get("beat_schedule")
        mine = [entry for entry in project.subjects(BeatEntry) if entry.app is app]
        if isinstance(given, Opaque) and app.set("beat_schedule") and not mine:
            text = f"the schedule of `{apps.name(app)}` is made at run time"
            yield Undecided(SCHEDULE, text, place_of(given.span or app.span), sources.text(given.span))
        for setting in app.set("beat_scheduler"):
            if any(entry.durable for entry in mine) or _keeps_entries(setting.value):
                text = f"`{apps.name(app)}` keeps its schedule in a database: entries made there are not seen"
                yield Undecided(SCHEDULE, text, at(setting.span), sources.text(setting.span))


def _keeps_entries(value: object) -> bool:
    return isinstance(value, Known) and "database" in str(value.value).lower()


def _calls(sources: Sources) -> Iterator[Undecided]:
    """Calls that send something of which it cannot be told which task it is."""
    known = {call.span for call in sources.project.subjects(Enqueue) if call.task is not None or call.canvas}
    for path in _celery_files(sources):
        for site in sources.project.files[path].calls:
            sent = _sent(site.call)
            if sent is not None and site.call.span not in known:
                text = f"which task `{_METHOD.sub('', sources.text(sent))}` is cannot be told"
                yield Undecided(CALL, text, at(site.call.span), sources.text(site.call.span))


def _sent(call: e.Call) -> Span | None:
    """What a call sends: the owner of the method, or the name that is given; None for other calls, and for a text."""
    if isinstance(call.func, e.Attribute):
        method, sent = call.func.name, call.func.base
    else:
        method, sent = (e.dotted(call.func) or "").rpartition(".")[2], call.func
    if method == "send_task":
        given = e.positional(call, 0) or e.keyword(call, "name")
        return None if given is None or isinstance(given, e.Literal) else given.span
    is_own = isinstance(sent, e.Call) and e.dotted(sent.func) == "super"  # a task class's own way of sending
    return sent.span if method in celery.ENQUEUE_METHODS and not is_own else None


def _routes(sources: Sources) -> Iterator[Undecided]:
    for route in sources.project.subjects(Route):
        if route.hidden and not route.guards:
            text = f"`{route.path or route.handler.name}` may be guarded by `{route.hidden}`"
            yield Undecided(ROUTE, text, at(route.span))


def _engines(sources: Sources) -> Iterator[Undecided]:
    used: dict[int, Engine] = {id(item.use.engine): item.use.engine for item in sources.project.subjects(TaskEngine)}
    for engine in used.values():
        if engine.pool == "unknown" or engine.options is None:
            text = "how many connections this engine keeps cannot be told"
            yield Undecided(ENGINE, text, at(engine.span), sources.text(engine.span))
