"""Tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from celerylint.model.apps import App
from celerylint.model.functions import FunctionRef
from celerylint.model.source import Span
from celerylint.model.values import Value


class Option(NamedTuple):
    """An option of a task where it is written; `span` is the value's.

    `origin` is the task's own "decorator" or "class", a "base class", or a "project decorator" that fills it in.
    """

    name: str
    value: Value
    span: Span
    origin: str = "decorator"


@dataclass(frozen=True, slots=True)
class TaskBase:
    """What a task is built on: its base class, or the class that its app gives to all tasks.

    `members` are the names that the project's classes define, `foreign` the classes of other packages above them; it is
    `open` when a base is given that cannot be followed.
    """

    name: str = ""
    members: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    open: bool = False

    def __bool__(self) -> bool:
        """Whether it is a class of the project."""
        return bool(self.name)


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A task, at its decorator (or class).

    `options` are all that is set, by its base classes, a decorator of the project, and its own decorator; the latter
    alone are `written`. `sources` tells of each where it comes from. `open` when `**options` may hold more. `named`
    says where the name comes from: "given", "derived" from module and function, or "unknown" where only a run can tell
    (`name` is then a guess). `maker` is a decorator of the project; `wrapped` when something stands between Celery and
    the function: its parameters are not what callers must give. `is_async`: what Celery calls is a coroutine function,
    as far as that can be seen.
    """

    name: str
    span: Span
    function: FunctionRef | None
    app: App | None
    options: Mapping[str, Value]
    open: bool
    bound: bool
    is_async: bool
    docstring: str
    base: TaskBase = TaskBase()
    written: tuple[Option, ...] = ()
    named: str = "given"
    maker: FunctionRef | None = None
    wrapped: bool = False
    is_class: bool = False
    sources: Mapping[str, Option] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Its short name, for messages."""
        return self.function.name if self.function and self.function.name != "run" else self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class DecoratorAbove:
    """A decorator above the one that makes a task: what it gives is a function, and no task.

    `swap` are the places of all decorators down to the task's, where they may change places; else it is empty.
    """

    task: Task
    words: str
    span: Span
    swap: tuple[Span, ...]
