"""The graph: routes and other code that send tasks, the tasks, their queues, and the beat entries that start them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from celerylint.audit.apps import Apps
from celerylint.audit.calls import name_of
from celerylint.audit.context import Sources, at
from celerylint.audit.data import Place, TaskRow
from celerylint.audit.inventory import Inventory
from celerylint.model.apps import App
from celerylint.model.functions import FunctionRef
from celerylint.model.routes import Route
from celerylint.model.schedule import BeatEntry
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class Node:
    """`kind` is "route", "code", "task", "queue" or "beat"; `app` names its app, "" for what belongs to no single one.

    The place of a queue is None.
    """

    id: str
    kind: str
    label: str
    app: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Edge:
    """`kind` is "calls" (a route reaches code), "sends", "starts" (beat), or "goes to" (a queue)."""

    source: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by kind and place, edges in the same order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class _Builder:
    """Puts nodes and edges together, each once."""

    def __init__(self, sources: Sources, apps: Apps) -> None:
        self.sources, self.apps, self.calls = sources, apps, apps.calls
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Edge, None] = {}
        self._ids: dict[int, str] = {}
        self._routes: dict[FunctionRef, list[Route]] = {}
        for route in sources.project.subjects(Route):
            self._routes.setdefault(route.handler, []).append(route)

    def add_app(self, app: App | None) -> None:
        """An app's tasks and their queues."""
        inventory = Inventory(self.sources, app, self.calls)
        for task, row in zip(inventory.tasks, inventory.rows(), strict=True):
            self._task(task, row, self.apps.name(app))

    def _task(self, task: Task, row: TaskRow, app: str) -> None:
        if id(task) not in self._ids:
            twins = sum(node.kind == "task" and node.label == task.name for node in self.nodes.values())
            self._ids[id(task)] = ident = f"task:{task.name}" + (f"#{twins + 1}" if twins else "")
            self._node(ident, "task", task.name, app, row.place)
        queue = row.options["queue"]
        names = {caller.queue for caller in row.callers if caller.queue}
        names |= self.calls.entry_queues(task)
        names |= {str(queue.value)} if queue.state != "unknown" else set()
        for name in sorted(names):
            self._edge(self._ids[id(task)], self._node(f"queue:{name}", "queue", name, "", None), "goes to")

    def add_calls(self) -> None:
        """What sends tasks; where that lies below a route, the way from there."""
        below = self._below()
        for task, span, _, function in self.calls.sends():
            target = self._ids.get(id(task))
            for sender in self._senders(span, function) if target is not None else ():
                self._edge(sender, str(target), "sends")
                for route in below.get(span, ()):
                    self._edge(self._route(route), sender, "calls")

    def _below(self) -> dict[Span, list[Route]]:
        """The routes that lead to a call in some other function."""
        found: dict[Span, list[Route]] = {}
        for route in self.sources.project.subjects(Route):
            for exposure in route.exposures:
                if exposure.kind == "enqueue" and exposure.chain:
                    found.setdefault(exposure.span, []).append(route)
        return found

    def _senders(self, span: Span, function: FunctionRef | None) -> list[str]:
        """The routes or the task whose function a call stands in, else that function, or the module."""
        if function in self._routes:
            return [self._route(route) for route in self._routes[function]]
        inside = self.calls.task_around(function) if function is not None else None
        if inside is not None and id(inside) in self._ids:
            return [self._ids[id(inside)]]
        scope = function.scope if function is not None else ""
        return [self._node(f"code:{span.path}:{scope}", "code", scope or span.path, "", at(span))]

    def _route(self, route: Route) -> str:
        ident = f"route:{name_of(route)}"
        if ident in self.nodes and self.nodes[ident].place != at(route.span):
            ident = f"{ident} ({route.span.path}:{route.span.line})"
        return self._node(ident, "route", name_of(route), "", at(route.span))

    def add_entries(self) -> None:
        """The beat schedule."""
        for entry in self.sources.project.subjects(BeatEntry):
            task = entry.sending.task
            if task is not None and id(task) in self._ids:
                self._edge(self._entry(entry, task), self._ids[id(task)], "starts")

    def _entry(self, entry: BeatEntry, task: Task) -> str:
        key, app = entry.key or task.label, self.apps.name(entry.app) if entry.app is not None else ""
        ident = f"beat:{key}"
        if ident in self.nodes and self.nodes[ident].place != at(entry.span):
            ident = f"{ident} ({entry.span.path}:{entry.span.line})"
        return self._node(ident, "beat", key, app, at(entry.span))

    def finished(self) -> Graph:
        """All of it."""
        return Graph(tuple(sorted(self.nodes.values(), key=_order)), tuple(sorted(self.edges, key=_edge_order)))

    def _node(self, ident: str, kind: str, label: str, app: str, place: Place | None) -> str:
        self.nodes.setdefault(ident, Node(ident, kind, label, app, place))
        return ident

    def _edge(self, source: str, target: str, kind: str) -> None:
        self.edges.setdefault(Edge(source, target, kind), None)


def graph_of(sources: Sources) -> Graph:
    """The graph of all apps."""
    apps = Apps(sources)
    builder = _Builder(sources, apps)
    for app in apps.all():
        builder.add_app(app)
    builder.add_calls()
    builder.add_entries()
    return builder.finished()


def part_of(graph: Graph, app: str) -> Graph:
    """What belongs to one app: its tasks, and what leads to them or from them."""
    tasks = {node.id for node in graph.nodes if node.kind == "task" and node.app == app}
    senders = {edge.source for edge in graph.edges if edge.target in tasks} - tasks
    edges = [edge for edge in graph.edges if edge.target in tasks or edge.source in tasks]
    edges += [edge for edge in graph.edges if edge.target in senders]
    return Graph(tuple(_touched(graph.nodes, edges, tasks)), tuple(dict.fromkeys(edges)))


def _touched(nodes: Iterable[Node], edges: Iterable[Edge], tasks: set[str]) -> Iterator[Node]:
    ends = {end for edge in edges for end in (edge.source, edge.target)} | tasks
    return (node for node in nodes if node.id in ends)


_KINDS = ("route", "code", "task", "queue", "beat")


def _order(node: Node) -> tuple[object, ...]:
    place = (node.place.file, node.place.line) if node.place else ("", 0)
    return _KINDS.index(node.kind), *place, node.id


def _edge_order(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.target, edge.kind
