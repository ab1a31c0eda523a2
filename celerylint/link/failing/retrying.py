"""What makes each task retry: its own calls, `autoretry_for`, or something that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.link.configuration.apps import Apps
from celerylint.link.definition.tasks import Tasks
from celerylint.link.failing.catching import raised_in
from celerylint.link.graph import Graph
from celerylint.link.process.work import function_of, visits
from celerylint.link.targets import Class, External, Function
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.effective import annotated
from celerylint.model.facts import FunctionFact
from celerylint.model.retries import RetryCall, Retrying
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Known, Value
from celerylint.vocabulary.celery import TASK_CLASSES
from celerylint.vocabulary.errors import RETRY, RETRY_OPTIONS

_PLAIN_BASES: Final = TASK_CLASSES | {"object", "abc.ABC", "typing.Generic"}


class Policies:
    """Looks at each task from all sides."""

    def __init__(self, world: World, apps: Apps, tasks: Tasks, graph: Graph, calls: Iterable[RetryCall]) -> None:
        self.world, self.apps, self.tasks = world, apps, tasks
        self._calls: dict[Span, list[RetryCall]] = {}
        for call in calls:
            self._calls.setdefault(call.task.span, []).append(call)
        self._below: dict[Span, list[FunctionFact]] = {}
        for visit in visits(world, tasks, graph):
            self._below.setdefault(visit.task.span, []).append(visit.function.fact)
        self._consulted = frozenset(self._read_anywhere())

    def all(self) -> Iterator[Retrying]:
        """One for each task."""
        for task in self.tasks.all():
            function = function_of(task, self.world)
            if function is not None:
                yield self._of(task, function)

    def _of(self, task: Task, function: Function) -> Retrying:
        base = self.tasks.bases.get(task.span)
        mine = [function.fact, *(self._methods(base) if base is not None else ())]
        names = frozenset().union(*(fact.names for fact in mine))
        below = self._below.get(task.span, ())
        calls = tuple(self._calls.get(task.span, ()))
        retried_below = any(_last(name) == "retry" for fact in (*mine, *below) for name in fact.names if "." in name)
        return Retrying(
            task=task,
            calls=calls,
            automatic=self._automatic(task),
            hidden=self._is_hidden(task, function) or (not calls and retried_below),
            counts=any(name.endswith("request.retries") for name in names),
            consulted=self._consulted | {_last(name) for name in names if "." in name} & RETRY_OPTIONS,
        )

    def _methods(self, base: Class) -> Iterator[FunctionFact]:
        for ancestor in self.world.resolver.ancestry(base):
            if isinstance(ancestor, Class):
                for fact in ancestor.module.facts.functions:
                    if fact.in_class and fact.parent == ancestor.fact.scope:
                        yield fact

    def _automatic(self, task: Task) -> Value:
        """`autoretry_for` as the task, its bases or the annotations of an app set it; an empty one is none."""
        found: list[Value] = [task.options.get("autoretry_for", ABSENT)]
        apps = [task.app] if task.app is not None else self.apps.finished()
        found.extend(annotated(task, "autoretry_for", app) for app in apps)
        given = [value for value in found if value is not ABSENT and not (isinstance(value, Known) and not value.value)]
        return given[0] if given else ABSENT

    def _is_hidden(self, task: Task, function: Function) -> bool:
        """Whether something that is not seen may retry the task."""
        if task.open or task.base.open or task.base.foreign - _PLAIN_BASES:
            return True
        if task.bound and function.fact.params and function.fact.params[0].name in function.fact.names:
            return True  # the task object itself is handed on
        if any(self._is_retry(item.value, function) for item in raised_in(function.fact)):
            return True
        return self._wrapper_retries(task, function)

    def _wrapper_retries(self, task: Task, function: Function) -> bool:
        """A decorator of the project that speaks of retrying, or one that cannot be looked into."""
        for decorator in function.fact.decorators:
            if decorator.span == task.span:
                continue
            target = self.world.of(getattr(decorator, "func", decorator), function.module, function.fact.parent)
            if target is None or (isinstance(target, Function) and self._speaks_of_retry(target)):
                return True
        maker = self.world.modules.get(task.maker.path) if task.maker is not None else None
        fact = maker.functions.get(task.maker.scope) if maker is not None and task.maker is not None else None
        return maker is not None and fact is not None and self._speaks_of_retry(Function(maker, fact))

    def _is_retry(self, raised: e.Expr | None, function: Function) -> bool:
        kind = raised.func if isinstance(raised, e.Call) else raised
        target = self.world.of(kind, function.module, function.fact.scope) if isinstance(kind, e.Name) else None
        return isinstance(target, External) and target.path == RETRY

    @staticmethod
    def _speaks_of_retry(function: Function) -> bool:
        return any("retry" in name for name in function.fact.names)

    def _read_anywhere(self) -> Iterator[str]:
        """Options with telling names that some code of the project reads from an object."""
        for module in self.world.production:
            for fact in module.facts.functions:
                for name in fact.names:
                    if "." in name and (last := _last(name)) in RETRY_OPTIONS and last != "max_retries":
                        yield last


def _last(name: str) -> str:
    return name.rpartition(".")[2]
