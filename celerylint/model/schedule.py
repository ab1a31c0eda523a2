"""The beat schedule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from celerylint.model.apps import App
from celerylint.model.lookups import Lookup
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Known, Opaque, Value


@dataclass(frozen=True, slots=True)
class Crontab:
    """A crontab where it is written; `maker` is "crontab", "from_string" or "model" (django-celery-beat's).

    `fields` has every field of a crontab: ABSENT when left out, Opaque where only a run can tell. `positional` are
    the arguments given by position, names as written, else ""; `unknown` those that crontab does not take; `split` is
    the text when its parts are handed on in order (`*text.split()`).
    """

    span: Span
    maker: str
    fields: Mapping[str, Value]
    positional: tuple[str, ...]
    unknown: tuple[tuple[str, Span], ...]
    split: Value

    @property
    def plain(self) -> dict[str, object] | None:
        """The fields that are given; None when only a run can tell some of them."""
        if any(isinstance(value, Opaque) for value in self.fields.values()):
            return None
        return {name: value.value for name, value in self.fields.items() if isinstance(value, Known)}


class Sending(NamedTuple):
    """What an entry sends: `target` is the name of the task as given.

    `given` is the task where code hands on the task itself, `lookup` what a name in a string leads to.
    """

    target: Value
    given: Task | None = None
    lookup: Lookup | None = None
    args: Value = ABSENT
    kwargs: Value = ABSENT
    options: Value = ABSENT

    @property
    def task(self) -> Task | None:
        """The task of the project that it is."""
        return self.given or (self.lookup.task if self.lookup is not None else None)

    @property
    def label(self) -> str:
        """Its short name, for messages."""
        return self.task.label if self.task is not None else ""


class Placing(NamedTuple):
    """How an entry comes into the schedule: the statement, and whether a branch decides about it.

    `form` tells how the statement does so: "argument" of the app's constructor, "conf" (on `app.conf`), "object" and
    "django" (of a configuration object), "added" (to a schedule that is there), "periodic" (a call or decorator), or ""
    when no app is known to use it.
    """

    span: Span
    form: str
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class BeatEntry:
    """An entry of the beat schedule: `span` is all of it, `schedule` the expression that says when.

    `kind` is "interval", "crontab" or "other"; `period` an interval in seconds (Known), or Opaque; `crontab` is there
    when it can be read. `comments` are those around the entry. `durable` names a scheduler that keeps its state in a
    database.
    """

    key: str
    span: Span
    schedule: Span
    kind: str
    period: Value
    comments: tuple[str, ...]
    crontab: Crontab | None
    sending: Sending
    placing: Placing
    durable: str = ""
    app: App | None = None

    @property
    def task(self) -> str:
        """The name of its task, "" when that is not known."""
        task, target = self.sending.task, self.sending.target
        return task.name if task is not None else str(target.value) if isinstance(target, Known) else ""

    @property
    def crontab_span(self) -> Span | None:
        """Where its crontab stands: several entries may share one."""
        return self.crontab.span if self.crontab is not None else None

    @property
    def notes(self) -> str:
        """What its task's docstring says."""
        return self.sending.task.docstring if self.sending.task is not None else ""


class EntryField(NamedTuple):
    """One key of an entry, as written; `task` is the task when its value is the task object itself."""

    name: str
    value: Value
    span: Span
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry of an app's schedule that is written as a dict, with all its keys, right or wrong."""

    key: str
    span: Span
    fields: tuple[EntryField, ...]
    app: App

    def field(self, name: str) -> EntryField | None:
        """The key of that name."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Overwriting:
    """A place, `span`, that takes entries out of the schedule by setting it, or one `key` of it, once more.

    `earlier` is what it overwrites, with the `lost` keys, or None where they cannot be read. `ordered` when it is clear
    which of the two runs last; `certain` when it is clear that both run.
    """

    span: Span
    earlier: Span
    key: str
    lost: tuple[str, ...] | None
    ordered: bool
    certain: bool
    app: App | None
