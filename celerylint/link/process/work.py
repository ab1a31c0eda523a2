"""What tasks do: the calls that they make, themselves and through the functions below them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from celerylint.link.definition.tasks import Tasks
from celerylint.link.graph import MAX_CALLS, Graph
from celerylint.link.naming import Naming
from celerylint.link.targets import Function
from celerylint.link.world import World
from celerylint.model.calls import RunCall
from celerylint.model.functions import FunctionRef, Step
from celerylint.model.tasks import Task


class Visit(NamedTuple):
    """A function that a task's run comes to; `hops` counts the modules entered on the way."""

    task: Task
    function: Function
    chain: tuple[Step, ...]
    hops: int


def find_run_calls(world: World, found: Iterable[Visit], graph: Graph, naming: Naming) -> Iterator[RunCall]:
    """Every call of something outside the project; functions further than one module away belong to nobody."""
    seen: set[tuple[str, str]] = set()  # a nested function belongs to the one around it, and may be called by itself
    for visit in found:
        module = visit.function.module
        for scope in graph.own_scopes(visit.function):
            if (module.path, scope) in seen:
                continue
            seen.add((module.path, scope))
            for site in world.calls_in(module, scope):
                if site.role != "decorator" and (callee := naming.callee(site, module)):
                    yield RunCall(visit.task, site, callee, visit.chain, FunctionRef(module.path, scope))


def visits(world: World, tasks: Tasks, graph: Graph) -> Iterator[Visit]:
    """Each function that tasks reach, once: by the task that is nearest to it."""
    todo = deque(Visit(task, function, (), 0) for task in tasks.all() if (function := function_of(task, world)))
    seen = {visit.function.key for visit in todo}
    while todo:
        visit = todo.popleft()
        yield visit
        if len(visit.chain) >= MAX_CALLS:
            continue
        for site, callee in graph.callees(visit.function):
            hops = visit.hops + (callee.module is not visit.function.module)
            if hops <= 1 and callee.key not in seen and tasks.by_function.get(callee.key) is None:
                seen.add(callee.key)
                step = Step(site.call.span, callee.fact.name)
                todo.append(Visit(visit.task, callee, (*visit.chain, step), hops))


def function_of(task: Task, world: World) -> Function | None:
    """The function that a task runs."""
    module = world.modules.get(task.function.path) if task.function is not None else None
    fact = module.functions.get(task.function.scope) if module is not None and task.function is not None else None
    return Function(module, fact) if module is not None and fact is not None else None
