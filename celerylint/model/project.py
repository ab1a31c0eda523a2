"""What the project means: the objects that rules ask about.

Every object belongs to one linked project; `app` is None where something serves all apps (`shared_task`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from celerylint.model.expr import Call
from celerylint.model.facts import DeadCode, FileFacts, Frame
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Opaque, Value

T = TypeVar("T")


class FunctionRef(NamedTuple):
    """A function of the project by file and scope."""

    path: str
    scope: str

    @property
    def name(self) -> str:
        """Its own name."""
        return self.scope.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Setting:
    """One place that sets a setting. `key` is today's name; `conditional` when it stands in a branch."""

    key: str
    value: Value
    span: Span
    written: str
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class App:
    """A Celery application. `hidden` are places that may set anything: settings read from what cannot be followed."""

    name: str
    span: Span
    settings: Mapping[str, tuple[Setting, ...]]
    hidden: tuple[Span, ...]

    def set(self, key: str) -> tuple[Setting, ...]:
        """Every place that sets a key."""
        return self.settings.get(key, ())

    def get(self, key: str) -> Value:
        """The effective value: the last one, Opaque when branches disagree or something hidden may set it."""
        places = self.set(key)
        if not places:
            return Opaque(self.hidden[0]) if self.hidden else ABSENT
        last = places[-1]
        if len(places) > 1 and any(place.conditional and place.value != last.value for place in places):
            return Opaque(last.span)
        return last.value


@dataclass(frozen=True, slots=True)
class Task:
    """A task. `options` are those of its decorator (or class); `open` when `**options` may hold more."""

    name: str
    span: Span
    function: FunctionRef | None
    app: App | None
    options: Mapping[str, Value]
    open: bool
    bound: bool
    is_async: bool
    docstring: str
    base: str = ""

    @property
    def label(self) -> str:
        """Its short name, for messages."""
        return self.function.name if self.function and self.function.name != "run" else self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class BeatEntry:
    """An entry of the beat schedule: `span` is all of it, `schedule` the expression that says when.

    `kind` is "interval", "crontab" or "other"; `period` is an interval in seconds (Known), or Opaque. `comments` are
    those around the entry, `notes` the docstring of its task. `durable` names a scheduler that keeps its state in a
    database.
    """

    key: str
    task: str
    span: Span
    schedule: Span
    kind: str
    period: Value
    comments: tuple[str, ...]
    notes: str
    durable: str = ""
    app: App | None = None


@dataclass(frozen=True, slots=True)
class RetryCall:
    """A call of `Task.retry`. `exhaustion` is a handler for MaxRetriesExceededError around it, if there is one."""

    task: Task
    call: Call
    role: str
    frames: tuple[Frame, ...]
    throws: bool
    exc: Value
    dead: DeadCode | None
    exhaustion: Span | None


class Step(NamedTuple):
    """One call on the way from a task to something: where it stands, and what is called."""

    span: Span
    callee: str


@dataclass(frozen=True, slots=True)
class Engine:
    """A SQLAlchemy engine, at the call that creates it.

    `home` is where it is kept: "module", "global", "attribute", "cached" or "local"; `pool` is "pooled", "none" or
    "unknown"; `disposed` is where it is disposed of, if anywhere.
    """

    span: Span
    is_async: bool
    home: str
    pool: str
    driver: str
    disposed: tuple[Span, ...]
    owner: FunctionRef | None
    owner_is_task_class: bool = False


@dataclass(frozen=True, slots=True)
class EngineUse:
    """An engine that a task's run uses or creates, and the way to it."""

    engine: Engine
    span: Span
    chain: tuple[Step, ...]
    in_coroutine: bool
    disposed_in_run: bool


@dataclass(frozen=True, slots=True)
class LoopRun:
    """A task that runs a coroutine on an event loop.

    `how` is what runs it (`asyncio.run`); `loop` is "fresh", "current" (`get_event_loop`) or "kept" (one per process);
    `fallback` is a handler that runs the work again on RuntimeError; `engines` are those the coroutines use.
    """

    task: Task
    span: Span
    how: str
    loop: str
    chain: tuple[Step, ...]
    fallback: Span | None
    engines: tuple[EngineUse, ...]


@dataclass(frozen=True, slots=True)
class TaskEngine:
    """An engine that is created while a task runs, with the way from the task to it."""

    task: Task
    use: EngineUse
    loop: str


@dataclass(frozen=True, slots=True)
class Enqueue:
    """A call that sends a task. `how` is the method (`delay`), `target` the task as written."""

    span: Span
    how: str
    target: str
    task: Task | None
    function: FunctionRef | None


class Exposure(NamedTuple):
    """What an HTTP handler does with Celery: `kind` is "enqueue", "control", "inspect" or "result"."""

    kind: str
    span: Span
    what: str
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An HTTP handler that touches Celery.

    `decorator` is what makes the handler a route; `guards` are the checks found before it, in words; `hidden` is a
    guard that may be one but cannot be followed; `public` is why it looks meant for everybody (health check, webhook,
    sign-in); `offer` is how another route of the project writes its guard, "" where that has no short form.
    """

    framework: str
    methods: tuple[str, ...]
    path: str
    span: Span
    decorator: Span
    handler: FunctionRef
    exposures: tuple[Exposure, ...]
    guards: tuple[str, ...]
    hidden: str
    public: str
    project_has_guards: bool
    offer: str


@dataclass(slots=True)
class Project:
    """Everything known about a code base."""

    files: Mapping[str, FileFacts]
    apps: tuple[App, ...] = ()
    tasks: tuple[Task, ...] = ()
    schedule: tuple[BeatEntry, ...] = ()
    retries: tuple[RetryCall, ...] = ()
    engines: tuple[Engine, ...] = ()
    loop_runs: tuple[LoopRun, ...] = ()
    task_engines: tuple[TaskEngine, ...] = ()
    enqueues: tuple[Enqueue, ...] = ()
    routes: tuple[Route, ...] = ()
    _by_type: dict[type, tuple[object, ...]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for group in (
            self.apps,
            self.tasks,
            self.schedule,
            self.retries,
            self.engines,
            self.loop_runs,
            self.task_engines,
            self.enqueues,
            self.routes,
        ):
            if group:
                self._by_type[type(group[0])] = tuple(group)

    def subjects(self, kind: type[T]) -> Iterator[T]:
        """All objects of one type, in source order."""
        yield from self._by_type.get(kind, ())  # type: ignore[misc]

    def tasks_of(self, app: App) -> Iterator[Task]:
        """The tasks that an app's worker runs: its own, and the shared ones that stand nearest to it."""
        return (task for task in self.tasks if task.app is app or (task.app is None and app in self._nearest(task)))

    def _nearest(self, task: Task) -> list[App]:
        """The apps that a shared task may belong to: in a tree of several services, those of its own service."""
        shared = [_common_folders(app.span.path, task.span.path) for app in self.apps]
        return [app for app, depth in zip(self.apps, shared, strict=True) if depth == max(shared)]

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
