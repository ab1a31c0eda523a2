"""Calls that send a task to a worker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.link.configuration.apps import Apps
from celerylint.link.definition.lookups import TaskLookups
from celerylint.link.definition.tasks import Tasks
from celerylint.link.targets import External, Function, Instance, Member, Module, Parameter, Target, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.facts import CallSite
from celerylint.model.functions import FunctionRef
from celerylint.model.tasks import Task
from celerylint.model.values import Known
from celerylint.vocabulary import celery

_CANVASES: Final = frozenset(
    f"{package}.{name}"
    for package in ("celery", "celery.canvas")
    for name in ("chain", "group", "chord", "chunks", "xmap", "xstarmap", "signature", "subtask", "maybe_signature")
)


class Enqueues:
    """Finds the enqueuing calls, by the function they stand in."""

    def __init__(self, world: World, apps: Apps, tasks: Tasks) -> None:
        self.world, self.apps, self.tasks = world, apps, tasks
        self._names = TaskLookups(world, tasks).names
        self.by_scope: dict[tuple[str, str], list[Enqueue]] = {}
        for module, site in world.calls():
            if (found := self._enqueue(site, module)) is not None:
                self.by_scope.setdefault((module.path, site.scope), []).append(found)

    def all(self) -> Iterator[Enqueue]:
        """All of them, file by file."""
        for found in self.by_scope.values():
            yield from found

    def _enqueue(self, site: CallSite, module: Module) -> Enqueue | None:
        func = site.call.func
        if isinstance(func, e.Name) and "." in func.path:
            owner_path, _, method = func.path.rpartition(".")
            if method in celery.ENQUEUE_METHODS:
                owner = self.world.resolver.path(owner_path, module, site.scope)
                return self._on_task(site, module, owner, owner_path, method)
            if method == "send_task":
                return self._by_name(site, module, self.world.resolver.path(owner_path, module, site.scope), owner_path)
        elif isinstance(func, e.Attribute) and func.name in celery.ENQUEUE_METHODS:
            owner = self.world.of(func.base, module, site.scope)
            return self._on_task(site, module, owner, _words(func.base), func.name)
        elif isinstance(func, e.Call) and self._is_canvas(self.world.of(func.func, module, site.scope)):
            return self._found(
                site, module, "call", _words(func.func), None, canvas=True
            )  # chord(header)(body), group(...)()
        return None

    def _on_task(
        self, site: CallSite, module: Module, owner: Target | None, written: str, method: str
    ) -> Enqueue | None:
        task = self.tasks.of(owner)
        if task is not None:
            return self._found(site, module, method, task.label, task, direct=True)
        if self._is_signature(owner) or (method != "delay" and self._may_be_task(owner)):
            signed = self._signed(owner)
            return self._found(site, module, method, written, signed, canvas=self._is_canvas(owner))
        if method == "delay" and self._may_be_task(owner):
            return self._found(site, module, method, written, None)
        return None

    def _is_signature(self, owner: Target | None) -> bool:
        """A canvas, `app.signature(…)`, or `task.s(…)`."""
        return self._is_canvas(owner) or self._signed(owner) is not None

    @staticmethod
    def _is_canvas(owner: Target | None) -> bool:
        if isinstance(owner, Instance) and isinstance(owner.of, External):
            return owner.of.path in _CANVASES
        return isinstance(owner, External) and owner.path in _CANVASES

    def _signed(self, owner: Target | None) -> Task | None:
        """The task behind `task.s(…)`: the call's own function is a member of the task."""
        match owner:
            case Instance(call=e.Call() as call, module=Module() as module, scope=scope):
                pass
            case Value(expr=e.Call() as call, module=module, scope=scope):
                pass
            case _:
                return None
        target = self.world.of(call.func, module, scope)
        if isinstance(target, Member) and target.name in celery.SIGNATURE_METHODS:
            return self.tasks.of(target.base)
        return None

    @staticmethod
    def _may_be_task(owner: Target | None) -> bool:
        """What cannot be followed may be a task, except what is known to be something else."""
        match owner:
            case External(path=path):
                return "tasks" in path.split(".") or "task" in path.rpartition(".")[2]
            case Parameter(name=name):
                return "task" in name
            case Member(base=base):
                return Enqueues._may_be_task(base)
            case _:
                return False

    def _by_name(self, site: CallSite, module: Module, owner: Target | None, written: str) -> Enqueue | None:
        is_app, _ = self.apps.app_of(owner)
        if not is_app and "celery" not in written.lower():
            return None
        given = e.positional(site.call, 0) or e.keyword(site.call, "name")
        name = self.world.value(given, module, site.scope)
        text = str(name.value) if isinstance(name, Known) else _words(given) if given is not None else "?"
        return self._found(site, module, "send_task", text, self._names.find(text), direct=True)

    @staticmethod
    def _found(
        site: CallSite,
        module: Module,
        how: str,
        target: str,
        task: Task | None,
        *,
        canvas: bool = False,
        direct: bool = False,
    ) -> Enqueue:
        function = FunctionRef(module.path, site.scope) if site.scope in module.functions else None
        return Enqueue(site, how, target, task, function, canvas, direct)

    def in_function(self, function: Function) -> Iterator[Enqueue]:
        """Those that stand in a function, or in functions and lambdas inside it."""
        for (path, scope), found in self.by_scope.items():
            if path == function.module.path and (
                scope == function.fact.scope or scope.startswith(function.fact.scope + ".")
            ):
                yield from found


def _words(expr: e.Expr) -> str:
    """A short text for an expression in messages."""
    match expr:
        case e.Name(path=path):
            return path
        case e.Call(func=func):
            return f"{_words(func)}(…)"
        case e.Attribute(base=base, name=name):
            return f"{_words(base)}.{name}"
        case e.Literal(value=value):
            return str(value)
        case _:
            return "…"
