"""Routes and queues of one app, for the document."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.audit.calls import name_of
from celerylint.audit.context import at
from celerylint.audit.data import QueueRow, RouteRow
from celerylint.audit.view import View
from celerylint.model.apps import App
from celerylint.model.queues import QueueName
from celerylint.model.routes import Route
from celerylint.model.source import Span


def routes(view: View) -> Iterator[RouteRow]:
    """The HTTP routes, with what guards them."""
    for route in view.routes:
        yield RouteRow(
            name=name_of(route),
            place=at(route.span),
            framework=route.framework,
            handler=route.handler.scope,
            does=tuple(dict.fromkeys(_does(route))),
            tasks=tuple(task.name for task in view.apps.calls.sent_by(route)),
            access=_access(route),
            guards=route.guards,
            limit=route.limit,
            findings=_findings(view, route),
        )


def _does(route: Route) -> Iterator[str]:
    yield from (f"{item.kind} {item.what}" for item in route.exposures)
    yield from (f"ask workers {item.ask.method}" for item in route.asks)


def _access(route: Route) -> str:
    if route.guards:
        return "guarded"
    return "unknown" if route.hidden else "public" if route.public else "open"


def _findings(view: View, route: Route) -> tuple[int, ...]:
    function = view.project.function(route.handler)
    last = function.end_line if function is not None else route.span.end_line
    first = min(route.decorator.line, route.span.line) if route.decorator.path == route.span.path else route.span.line
    return tuple(
        number
        for number, item in view.findings.items()
        if item.span.path == route.handler.path and first <= item.span.line <= last
    )


def _owners(view: View, item: QueueName) -> list[App]:
    """The apps in whose settings a queue is named, else those nearest to the place."""
    settings = ("task_routes", "task_queues", "task_default_queue")
    found = [
        app
        for app in view.project.apps
        if any(_holds(place.span, item.span) for key in settings for place in app.set(key))
    ]
    return found or view.project.nearest(item.span.path)


def _holds(span: Span, inner: Span) -> bool:
    return span.path == inner.path and span.line <= inner.line <= span.end_line


def queues(view: View) -> Iterator[QueueRow]:
    """The queues that tasks go to or that code names, by name."""
    named: dict[str, list[QueueName]] = {}
    for item in view.project.subjects(QueueName):
        if view.owner is None or view.owner in _owners(view, item):
            named.setdefault(item.name, []).append(item)
    tasks: dict[str, list[str]] = {}
    for row in view.rows:
        if row.options["queue"].state != "unknown":
            tasks.setdefault(str(row.options["queue"].value), []).append(row.name)
    default = view.fact("task_default_queue")
    entries = {queue for task in view.tasks for queue in view.apps.calls.entry_queues(task)}
    for name in sorted({*named, *tasks, *entries}):
        found = sorted(named.get(name, ()), key=lambda item: item.span)
        also = (("default", name == default.value), ("entry", name in entries))
        roles = tuple(dict.fromkeys([*(item.role for item in found), *(role for role, holds in also if holds)]))
        yield QueueRow(name, roles, tuple(at(item.span) for item in found), tuple(tasks.get(name, ())))
