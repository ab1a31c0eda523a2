"""Which parameters of helpers hold a task: a bound task that hands its `self` on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.link.definition.tasks import Tasks
from celerylint.link.graph import Graph
from celerylint.link.process.work import function_of
from celerylint.link.targets import Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite
from celerylint.model.tasks import Task

_MAX_CALLS: Final = 3


class Handed:
    """Follows `self` from bound tasks into the functions that they call."""

    def __init__(self, world: World, tasks: Tasks, graph: Graph) -> None:
        self._graph = graph
        self._given: dict[tuple[str, str, str], Task] = {}
        todo = []
        for task in tasks.all():
            function = function_of(task, world)
            if task.bound and function is not None and function.fact.params:
                todo.append((function, function.fact.params[0].name, task))
        for _ in range(_MAX_CALLS):
            todo = [item for function, name, task in todo for item in self._hand_on(function, name, task)]

    def task(self, owner: str, scope: str, module: Module) -> Task | None:
        """The task that a parameter holds, where it is read in the function itself or one inside it."""
        while scope and owner:
            if found := self._given.get((module.path, scope, owner)):
                return found
            scope = scope.rpartition(".")[0]
        return None

    def _hand_on(self, function: Function, name: str, task: Task) -> Iterator[tuple[Function, str, Task]]:
        if name not in function.fact.names:  # only ever used for its attributes
            return
        for site, callee in self._graph.callees(function):
            param = _receiving(site, name, callee)
            key = (*callee.key, param)
            if param and key not in self._given:
                self._given[key] = task
                yield callee, param, task


def _receiving(site: CallSite, name: str, callee: Function) -> str:
    """The parameter of `callee` that a variable is given to, or ""."""
    params = callee.fact.params[1 if callee.receiver is not None else 0 :]
    for index, arg in enumerate(site.call.args):
        if e.dotted(arg.value) != name or arg.star:
            continue
        if arg.keyword is not None:
            return arg.keyword
        return params[index].name if index < len(params) and params[index].kind == "positional" else ""
    return ""
