"""The review document as plain data. Its JSON form is these classes, field by field; so is the published schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

VERSION: Final = 1  # of the JSON form: fields are only added within it


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, by its path from the project's root."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that a worker uses, and where that is said.

    `state` is "known", "assumed" (only a run can tell; `value` is what an environment variable falls back to) or
    "unknown"; `expression` is then the source text that hides it. `origin` is "decorator", "class", "base class",
    "project decorator", "app", "annotation", "route", "call", "setting" (`name` is the setting's), "hidden" (what
    stands at `place` may set it) or "default" (Celery's own).
    """

    value: Any
    state: str
    origin: str
    name: str = ""
    place: Place | None = None
    expression: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """A place that sends a task, or makes a signature of it; `how` is the method, or "call" for a plain function call.

    `function` is where that stands, "" for module level; `task` the name of the task in whose body that is, "" for
    none; `queue` is the queue that the call itself names.
    """

    place: Place
    how: str
    function: str
    task: str
    queue: str


@dataclass(frozen=True, slots=True)
class Retries:
    """What makes a task run again: `kind` is "never", "by hand", "automatic", "both" or "unknown".

    `places` are its calls of `retry`; `exceptions` what `autoretry_for` names. `most` is how often: what `retry_kwargs`
    or a call say, else the option `max_retries`; a known None is without end.
    """

    kind: str
    places: tuple[Place, ...]
    exceptions: tuple[str, ...]
    most: Fact


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task. `kind` is "sync", "async" or "class"; `named` tells where its name comes from.

    `options` are its effective options; `schedule` the keys of beat entries, `routes` the HTTP routes that send it;
    `mentioned` tells whether other code says its name (it may be handed on, and sent from there). `findings` are
    numbers of findings in its body or about it.
    """

    name: str
    place: Place
    kind: str
    named: str
    options: Mapping[str, Fact]
    retries: Retries
    schedule: tuple[str, ...]
    callers: tuple[Caller, ...]
    routes: tuple[str, ...]
    mentioned: bool
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Another place that belongs to a finding."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One defect. `apps` are the names of the apps whose sections show it.

    `fix` says what to do; `fix_kind` is "safe" or "unsafe" where `check --fix` can do it, else "by hand".
    """

    number: int
    code: str
    name: str
    severity: str
    confidence: str
    message: str
    place: Place
    column: int
    end_line: int
    end_column: int
    symbol: str
    apps: tuple[str, ...]
    fix: str
    fix_kind: str
    related: tuple[Mention, ...]
    url: str


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule that found something: what is wrong, and why that matters."""

    code: str
    name: str
    summary: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class PostureRow:
    """A setting that matters in production.

    `verdict` is "good", "finding" (a rule reports it), "weigh" (it may be right: what the code does not tell decides),
    "neutral" or "unknown"; `reason` says why.
    """

    setting: str
    value: Fact
    verdict: str
    reason: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """An entry of the beat schedule.

    `when` is the schedule as written; `kind` is "crontab", "interval" or "other"; `period` is that of an interval, in
    seconds. `week` are the minutes of a week, counted from Monday 00:00, at which a crontab fires; empty where that
    cannot be read, or is more often than hourly. `every_week` is false when days of the month or months limit it.
    `firings` counts those of a week, at most.
    """

    key: str
    task: str
    place: Place
    kind: str
    when: str
    period: float | None
    week: tuple[int, ...]
    every_week: bool
    firings: int
    conditional: bool
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Collision:
    """Entries that fire in the same minute; `minutes` are those of a week. `same_task` when all send one task."""

    entries: tuple[str, ...]
    minutes: tuple[int, ...]
    every_week: bool
    same_task: bool


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A queue: the `roles` in which code names it, and the tasks that go there by default."""

    name: str
    roles: tuple[str, ...]
    places: tuple[Place, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RouteRow:
    """An HTTP route that touches Celery. `does` is what it does, as "enqueue send_mail"; `guards` are those found.

    `access` is "guarded", "public" (meant for everybody), "unknown" (a guard that cannot be followed) or "open".
    """

    name: str
    place: Place
    framework: str
    handler: str
    does: tuple[str, ...]
    tasks: tuple[str, ...]
    access: str
    guards: tuple[str, ...]
    limit: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EngineRow:
    """A database engine that tasks use, with what one process may open; `tasks` counts those that use it.

    `per_process` is None where there is no limit, or none that can be read; `note` says what is behind the figure.
    """

    place: Place
    kind: str
    per_process: int | None
    note: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Budget:
    """Connections to the database: engines x pool size x processes against the server's limit.

    `steps` is the arithmetic in words, `assumed` what it rests on. `most` is what one worker may open, None where that
    cannot be told; `needed` what its tasks need at once.
    """

    engines: tuple[EngineRow, ...]
    processes: Fact
    most: int | None
    needed: int | None
    server: str
    limit: int
    steps: tuple[str, ...]
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that is right, with the places that show it."""

    text: str
    evidence: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Something that could not be decided: `kind` groups them, `text` says what it hides."""

    kind: str
    text: str
    place: Place | None
    expression: str = ""


@dataclass(frozen=True, slots=True)
class HandCheck:
    """Something outside the code to look at by hand, why, and the places that lead there."""

    what: str
    why: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """Findings of one rule and one severity that are mended together.

    `effort` is "automatic", "small", "medium" or "large"; `command` makes the fix, "" where none does.
    """

    code: str
    name: str
    summary: str
    effort: str
    places: int
    files: int
    advice: str
    command: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """What to do together: all of one severity, the least effort first."""

    title: str
    severity: str
    work: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole in one sentence. `level` is the worst severity that was found, or "none"."""

    level: str
    text: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AppReview:
    """One Celery app. `name` is unique among them; `place` is None for the tasks of no app."""

    name: str
    place: Place | None
    verdict: Verdict
    timezone: Fact
    tasks: tuple[TaskRow, ...]
    posture: tuple[PostureRow, ...]
    schedule: tuple[ScheduleRow, ...]
    collisions: tuple[Collision, ...]
    queues: tuple[QueueRow, ...]
    routes: tuple[RouteRow, ...]
    budget: Budget
    strengths: tuple[Strength, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """The document."""

    version: int
    celerylint: str
    celery: str
    celery_sources: tuple[str, ...]
    verdict: Verdict
    apps: tuple[AppReview, ...]
    findings: tuple[FindingRow, ...]
    suppressed: int
    rules: Mapping[str, RuleNote]
    undecided: tuple[Undecided, ...]
    by_hand: tuple[HandCheck, ...]
    roadmap: tuple[Phase, ...]
    failures: tuple[str, ...] = field(default=())
