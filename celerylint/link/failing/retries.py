"""Calls of `Task.retry`, and what can never run because of them."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.definition.handing import Handed
from celerylint.link.definition.tasks import Tasks
from celerylint.link.graph import Graph
from celerylint.link.targets import Class, Function, Instance, Module, Parameter
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, DeadCode, TryFrame
from celerylint.model.functions import FunctionRef
from celerylint.model.retries import RetryCall
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Known, Value
from celerylint.vocabulary.celery import MAX_RETRIES_EXCEEDED


def find_retries(world: World, tasks: Tasks, graph: Graph) -> Iterator[RetryCall]:
    """Every retry call on something that is certainly a task."""
    handed = Handed(world, tasks, graph)
    for module, site in world.calls():
        func = site.call.func
        if not isinstance(func, e.Name) or not func.path.endswith(".retry"):
            continue
        owner = func.path.removesuffix(".retry")
        task = _task_of(owner, site.scope, module, world, tasks) or handed.task(owner, site.scope, module)
        overridden = isinstance(world.of(func, module, site.scope), Function)
        if task is not None and not overridden:
            yield _retry(site, module, task, world)


def _task_of(owner: str, scope: str, module: Module, world: World, tasks: Tasks) -> Task | None:
    target = world.resolver.path(owner, module, scope)
    around = tasks.around(module, scope)
    if isinstance(target, Parameter):
        mine = around is not None and around.function is not None and around.function == target.function.key
        params = target.function.fact.params
        return around if mine and around is not None and around.bound and params[0].name == target.name else None
    if isinstance(target, Instance) and target.call is None:  # `self`, or a parameter with a type
        if tasks.is_task_class(target.of):
            # A method of a Task class: any task may be built on it, so the class's own, or the first, speaks for all.
            return tasks.of(target) or around or (tasks.built_on(target.of) if isinstance(target.of, Class) else None)
        return around if around is not None and around.bound and owner == "self" else None
    return tasks.of(target)


def _retry(site: CallSite, module: Module, task: Task, world: World) -> RetryCall:
    throw = world.value(e.keyword(site.call, "throw"), module, site.scope)
    exc = world.value(e.keyword(site.call, "exc"), module, site.scope)
    return RetryCall(
        task=task,
        function=FunctionRef(module.path, site.scope),
        call=site.call,
        role=site.role,
        frames=site.frames,
        throws=not throw or (isinstance(throw, Known) and bool(throw.value)),
        exc=exc,
        countdown=world.value(e.keyword(site.call, "countdown"), module, site.scope),
        caught=tuple(_caught(site)),
        dead=_dead(site, module),
        exhaustion=_dead_handler(site, exc, module, world),
    )


def _caught(site: CallSite) -> Iterator[str]:
    """The names of the exceptions in hand, innermost first."""
    for frame in reversed(site.frames):
        if isinstance(frame, TryFrame) and frame.arm == "handler" and (name := frame.handlers[frame.handler].name):
            yield name


def _dead(site: CallSite, module: Module) -> DeadCode | None:
    function = module.functions.get(site.scope)
    for dead in function.dead if function is not None else ():
        if dead.call.span == site.call.span:
            return dead
    return None


def _dead_handler(site: CallSite, exc: Value, module: Module, world: World) -> Span | None:
    """A clause for MaxRetriesExceededError alone, around a retry that re-raises the `exc` it was given."""
    given = e.keyword(site.call, "exc")
    if exc is ABSENT or given is None or not _is_exception(given, site):
        return None
    for frame in site.frames:
        if not isinstance(frame, TryFrame) or frame.arm != "body" or _retried_without_exc(frame, site, module, world):
            continue
        for handler in frame.handlers:
            names = [world.of(kind, module, site.scope) for kind in handler.types]
            written = [(e.dotted(kind) or "").rpartition(".")[2] for kind in handler.types]
            if len(written) == 1 and {written[0], _path(names[0])} & MAX_RETRIES_EXCEEDED:
                return handler.span
    return None


def _path(target: object) -> str:
    return str(getattr(target, "path", ""))


def _is_exception(given: e.Expr, site: CallSite) -> bool:
    """Certainly an exception: made on the spot, or the one that an enclosing clause caught."""
    return isinstance(given, e.Call) or e.dotted(given) in tuple(_caught(site))


def _retried_without_exc(frame: TryFrame, site: CallSite, module: Module, world: World) -> bool:
    """Another retry in the same `try` that does raise MaxRetriesExceededError."""
    for other in world.calls_in(module, site.scope):
        name = e.dotted(other.call.func) or ""
        beside = any(isinstance(f, TryFrame) and f.ident == frame.ident and f.arm == "body" for f in other.frames)
        if beside and name.endswith(".retry") and e.keyword(other.call, "exc") is None:
            return True
    return False
