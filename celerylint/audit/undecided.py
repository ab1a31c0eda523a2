"""What could not be decided, and what hides it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.audit.apps import Apps
from celerylint.audit.context import Sources, at, place_of
from celerylint.audit.data import Undecided
from celerylint.model.calls import Enqueue
from celerylint.model.routes import Route
from celerylint.model.runtime import Engine, TaskEngine
from celerylint.model.schedule import BeatEntry
from celerylint.model.values import Known, Opaque

_READ: Final = re.compile(r"environ\b|getenv\(|\benv(\.\w+)?\(|\bconfig\(")
UNPARSED, CONFIGURATION, ENVIRONMENT = "file not read", "configuration", "environment"
TASK, SCHEDULE, CALL, ROUTE, ENGINE = "task", "schedule", "call", "route", "engine"


def undecided(sources: Sources, apps: Apps) -> tuple[Undecided, ...]:
    """All of it, each once."""
    parts: Iterable[Iterator[Undecided]] = (
        _files(sources),
        _configuration(sources, apps),
        _settings(sources, apps),
        _tasks(sources),
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
    for call in sources.project.subjects(Enqueue):
        if call.task is None and not call.canvas:
            text = f"which task `{call.target}` is cannot be told"
            yield Undecided(CALL, text, at(call.span), sources.text(call.span))


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
