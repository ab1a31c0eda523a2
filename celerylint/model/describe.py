"""What was understood of a project, in lines for `--show-facts`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from celerylint.model.routes import Route
from celerylint.model.runtime import Engine, LoopRun
from celerylint.model.schedule import BeatEntry
from celerylint.model.source import Span
from celerylint.model.values import Absent, Known, Opaque, Value

if TYPE_CHECKING:
    from celerylint.model.project import Project


def lines(project: Project) -> Iterator[tuple[str, str]]:
    """(section, line) pairs."""
    yield "version", f"Celery {project.celery}"
    for origin in project.celery.origins:
        yield "version", f"{_at(origin.span)} {origin.text}" if origin.span else origin.text
    for app in project.apps:
        yield "apps", f"{_at(app.span)} {app.name}"
        for key, places in sorted(app.settings.items()):
            for place in places:
                yield "settings", f"{_at(place.span)} {app.name}: {key} = {_show(place.value)}"
        for span in app.hidden:
            yield "not decided", f"{_at(span)} {app.name} may be configured here by what cannot be followed"
    for task in project.tasks:
        owner = task.app.name if task.app is not None else "any app"
        yield "tasks", f"{_at(task.span)} {task.name} ({owner})"
    for entry in project.subjects(BeatEntry):
        yield "schedule", f"{_at(entry.span)} {entry.key or entry.task}: {entry.kind} {_show(entry.period)}".rstrip()
    for engine in project.subjects(Engine):
        kind = "async engine" if engine.is_async else "engine"
        yield "engines", f"{_at(engine.span)} {kind}, kept: {engine.home}, pool: {engine.pool}"
    for run in project.subjects(LoopRun):
        yield "event loops", f"{_at(run.span)} {run.how} below {run.task.name}, loop: {run.loop}"
    for route in project.subjects(Route):
        guard = ", ".join(route.guards) or route.hidden or route.public or "no guard"
        yield "routes", f"{_at(route.span)} {route.framework} {route.path}: {guard}"
    for file in project.files.values():
        if file.problem is not None:
            yield "not read", f"{_at(file.problem.span)} {file.problem.message}"


def _at(span: Span) -> str:
    return f"{span.path}:{span.line}"


def _show(value: Value) -> str:
    match value:
        case Known(value=known):
            text = repr(known)
            return text if len(text) <= 60 else text[:57] + "..."
        case Opaque(default=Known(value=known)):
            return f"unknown, by default {known!r}"
        case Absent():
            return ""
        case _:
            return "unknown"
