"""What the project means: the objects that rules ask about, whichever module of `celerylint.model` defines them.

Every object belongs to one linked project; `app` is None where something serves all apps (`shared_task`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from celerylint.model.apps import App
from celerylint.model.expr import Expr
from celerylint.model.facts import CallSite, FileFacts, FunctionFact
from celerylint.model.functions import FunctionRef
from celerylint.model.tasks import Task
from celerylint.model.version import UNKNOWN, CeleryVersion

T = TypeVar("T")


@dataclass(slots=True)
class Project:
    """Everything known about a code base: what its files say, and what was `found` in them.

    Objects of one kind are in source order. `celery` is the version that it runs, `options` what it sets for single
    rules, by the names of rule and option.
    """

    files: Mapping[str, FileFacts]
    found: tuple[object, ...] = ()
    celery: CeleryVersion = UNKNOWN
    options: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    _by_type: dict[type, list[object]] = field(default_factory=dict, init=False, repr=False)
    _functions: dict[str, dict[str, FunctionFact]] = field(default_factory=dict, init=False, repr=False)
    _indexes: dict[tuple[type, str], dict[object, list[object]]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for subject in self.found:
            self._by_type.setdefault(type(subject), []).append(subject)

    def subjects(self, kind: type[T]) -> Iterator[T]:
        """All objects of one type."""
        yield from self._by_type.get(kind, ())  # type: ignore[misc]

    def having(self, kind: type[T], attribute: str, value: object) -> list[T]:
        """All objects of one type whose attribute has a value; looked up in an index that is made once."""
        key = (kind, attribute)
        if key not in self._indexes:
            index = self._indexes[key] = {}
            for subject in self.subjects(kind):
                index.setdefault(getattr(subject, attribute), []).append(subject)
        return self._indexes[key].get(value, [])  # type: ignore[return-value]

    @property
    def apps(self) -> tuple[App, ...]:
        """The Celery applications."""
        return tuple(self.subjects(App))

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks."""
        return tuple(self.subjects(Task))

    def tasks_of(self, app: App) -> Iterator[Task]:
        """The tasks that an app's worker runs: its own, and the shared ones that stand nearest to it."""
        return (task for task in self.tasks if task.app is app or (task.app is None and app in self.apps_of(task)))

    def apps_of(self, task: Task) -> list[App]:
        """The apps whose workers may run a task."""
        return [task.app] if task.app is not None else self.nearest(task.span.path)

    def nearest(self, path: str) -> list[App]:
        """The apps that something shared may belong to: in a tree of several services, those of its own service."""
        shared = [_common_folders(app.span.path, path) for app in self.apps]
        return [app for app, depth in zip(self.apps, shared, strict=True) if depth == max(shared)]

    def function(self, ref: FunctionRef | None) -> FunctionFact | None:
        """What the source says of a function."""
        if ref is None or ref.path not in self.files:
            return None
        if ref.path not in self._functions:
            self._functions[ref.path] = {item.scope: item for item in self.files[ref.path].functions}
        return self._functions[ref.path].get(ref.scope)

    def decorator(self, task: Task) -> Expr | None:
        """The decorator that makes a task, as written."""
        function = self.function(task.function)
        decorators = function.decorators if function is not None else ()
        return next((decorator for decorator in decorators if decorator.span == task.span), None)

    def calls_in(self, ref: FunctionRef) -> list[CallSite]:
        """The calls that stand in a function, or in functions inside it."""
        inside = f"{ref.scope}."
        facts = self.files[ref.path]
        return [site for site in facts.calls if site.scope == ref.scope or site.scope.startswith(inside)]

    def describe(self) -> Iterable[tuple[str, str]]:
        """What was understood, as (section, line) pairs for `--show-facts`."""
        from celerylint.model.describe import lines

        return lines(self)


def _common_folders(first: str, second: str) -> int:
    """How many leading folders two paths share."""
    pairs = zip(first.split("/")[:-1], second.split("/")[:-1], strict=False)
    return next(
        (depth for depth, (one, other) in enumerate(pairs) if one != other), min(first.count("/"), second.count("/"))
    )
