"""Who sends which task: calls, schedules, routes. And which findings speak of it."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from celerylint.audit.context import Sources, at
from celerylint.audit.data import Caller
from celerylint.model.calls import DirectCall, Enqueue, NamedSend, SignatureCall
from celerylint.model.functions import FunctionRef
from celerylint.model.queues import QueueName
from celerylint.model.routes import Route
from celerylint.model.schedule import BeatEntry
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.uses import TaskUses
from celerylint.model.values import Known
from celerylint.rule import Finding

_MODULE_LEVEL = FunctionRef("", "")


class Calls:
    """Answers by task; everything is looked up once."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.project = sources, sources.project

    # -- callers -----------------------------------------------------------------------------------------------------

    def callers(self, task: Task) -> tuple[Caller, ...]:
        """The calls that send a task or make a signature of it, in source order."""
        return tuple(self.caller(*call) for call in sorted(self._sent.get(id(task), ()), key=lambda call: call[0]))

    def caller(self, span: Span, how: str, function: FunctionRef | None) -> Caller:
        """One call, for the document."""
        where = function or _MODULE_LEVEL
        inside = self.task_around(where)
        return Caller(at(span), how, where.scope, inside.name if inside else "", self._queues.get(span, ""))

    def task_around(self, ref: FunctionRef) -> Task | None:
        """The task in whose body a function is, if it is not the function itself."""
        scope = ref.scope
        while scope:
            if (ref.path, scope) in self._bodies:
                return self._bodies[ref.path, scope]
            scope = scope.rpartition(".")[0]
        return None

    def mentioned(self, task: Task) -> bool:
        """Whether other code says the name of a task; True also where that may be hidden."""
        uses = list(self.project.subjects(TaskUses))
        return not uses or any(item.hidden or item.names(task, self.project.files) for item in uses)

    def sends(self) -> Iterator[tuple[Task, Span, str, FunctionRef | None]]:
        """Every call that sends a task of the project, with the method and the function it stands in."""
        by_id = {id(task): task for task in self.project.tasks}
        for key, calls in self._sent.items():
            for span, how, function in sorted(calls, key=lambda call: call[0]):
                if how != "call":
                    yield by_id[key], span, how, function

    @functools.cached_property
    def _sent(self) -> dict[int, list[tuple[Span, str, FunctionRef | None]]]:
        found: dict[int, list[tuple[Span, str, FunctionRef | None]]] = {}
        for task, span, how, function in self._all():
            known = found.setdefault(id(task), [])
            # `task.s(…).delay()` is one call, and so is what a name in a string stands in.
            if not any(_inside(span, other) for other, _, _ in known):
                known.append((span, how, function))
        return found

    def _all(self) -> Iterator[tuple[Task, Span, str, FunctionRef | None]]:
        for call in self.project.subjects(Enqueue):
            if call.task is not None:
                yield call.task, call.span, call.how, call.function
        for signature in self.project.subjects(SignatureCall):
            yield signature.task, signature.span, signature.how, signature.function
        for named in self.project.subjects(NamedSend):
            if named.lookup.task is not None:
                yield named.lookup.task, named.span, named.how, self._function_at(named.span)
        for direct in self.project.subjects(DirectCall):
            yield direct.task, direct.span, "call", direct.function

    @functools.cached_property
    def _bodies(self) -> dict[tuple[str, str], Task]:
        return {
            (task.function.path, task.function.scope): task for task in self.project.tasks if task.function is not None
        }

    @functools.cached_property
    def _queues(self) -> dict[Span, str]:
        """The queues that calls name."""
        return {item.span: item.name for item in self.project.subjects(QueueName) if item.role == "call"}

    def _function_at(self, span: Span) -> FunctionRef | None:
        """The function of a call that is known by its place only."""
        facts = self.project.files.get(span.path)
        sites = (site for site in facts.calls if _inside(site.call.span, span)) if facts else iter(())
        scope = next((site.scope for site in sites), "")
        return FunctionRef(span.path, scope) if scope else None

    # -- schedules and routes ----------------------------------------------------------------------------------------

    def entries(self, task: Task) -> tuple[str, ...]:
        """The keys of the entries that send a task."""
        return tuple(entry.key or task.label for entry in self._scheduled.get(id(task), ()))

    def entry_queues(self, task: Task) -> set[str]:
        """The queues that these entries name."""
        options = [entry.sending.options for entry in self._scheduled.get(id(task), ())]
        tables = [given.value for given in options if isinstance(given, Known) and isinstance(given.value, dict)]
        return {table["queue"] for table in tables if isinstance(table.get("queue"), str)}

    def routes(self, task: Task) -> tuple[str, ...]:
        """The routes that send a task."""
        return tuple(dict.fromkeys(name_of(route) for route in self._routed.get(id(task), ())))

    def sent_by(self, route: Route) -> list[Task]:
        """The tasks that a route sends."""
        spans = {exposure.span for exposure in route.exposures if exposure.kind == "enqueue"}
        found = [call.task for call in self._by_span.values() if call.span in spans and call.task is not None]
        return list({id(task): task for task in found}.values())

    @functools.cached_property
    def _by_span(self) -> dict[Span, Enqueue]:
        return {call.span: call for call in self.project.subjects(Enqueue)}

    @functools.cached_property
    def _scheduled(self) -> dict[int, list[BeatEntry]]:
        found: dict[int, list[BeatEntry]] = {}
        for entry in self.project.subjects(BeatEntry):
            if entry.sending.task is not None:
                found.setdefault(id(entry.sending.task), []).append(entry)
        return found

    @functools.cached_property
    def _routed(self) -> dict[int, list[Route]]:
        found: dict[int, list[Route]] = {}
        for route in self.project.subjects(Route):
            for task in self.sent_by(route):
                found.setdefault(id(task), []).append(route)
        return found

    # -- findings ----------------------------------------------------------------------------------------------------

    def findings(self, task: Task) -> tuple[int, ...]:
        """The numbers of the findings that stand in a task's body, or name it."""
        return tuple(
            number
            for number, finding in enumerate(self.sources.findings, 1)
            if self._is_in(finding.span, task) or self._is_about(finding, task)
        )

    def _is_in(self, span: Span, task: Task) -> bool:
        function = self.project.function(task.function)
        if function is None or task.function is None or span.path != task.function.path:
            return False
        first = task.span.line if task.span.path == span.path and not task.is_class else function.span.line
        return min(first, function.span.line) <= span.line <= function.end_line

    def _is_about(self, finding: Finding, task: Task) -> bool:
        if finding.symbol == task.name:
            twins = self.project.having(Task, "name", task.name)
            return len(twins) == 1 or finding.span.path == task.span.path
        return finding.span == task.span


def name_of(route: Route) -> str:
    """A route as people call it: `POST /orders`."""
    return " ".join(("|".join(route.methods), route.path)).strip() or route.handler.name


def _inside(span: Span, other: Span) -> bool:
    """Whether a span lies within another, or is it."""
    if span.path != other.path:
        return False
    return (other.line, other.column) <= (span.line, span.column) and (span.end_line, span.end_column) <= (
        other.end_line,
        other.end_column,
    )
