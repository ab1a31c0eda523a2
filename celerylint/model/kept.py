"""What is made once and kept for the process: clients of other services, and database sessions."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.model.tasks import Task


@dataclass(frozen=True, slots=True)
class Kept:
    """Something kept for the process, at the call that makes it.

    `callee` is the dotted path of what makes it, for a session the name of its factory. `kind` is "loop" for a client
    that belongs to an event loop, "fork" for a connection that is open from the start, "session" for a database
    session, "registry" for SQLAlchemy's `scoped_session`. `home` is where it is kept: "module", "global", "attribute"
    or "cached". `released` when anything lets go of it (closes it, rolls it back), in a task or not.
    """

    span: Span
    callee: str
    kind: str
    home: str
    released: bool = False


@dataclass(frozen=True, slots=True)
class KeptUse:
    """Something kept that is used, and the way to it; nothing on the way lets go of it."""

    kept: Kept
    span: Span
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TaskKept:
    """Something kept that a task's run uses."""

    task: Task
    use: KeptUse

    @property
    def place(self) -> Span:
        """Where it is made."""
        return self.use.kept.span


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A database session that a task's run opens and nothing closes.

    `factory` is what opens it, a generator function (`next(get_db())`) when it comes `from_generator`; it is `handed`
    on when other functions get it, none of which closes anything.
    """

    task: Task
    span: Span
    factory: str
    chain: tuple[Step, ...]
    from_generator: bool
    handed: bool
