"""Tasks by the names that schedules, routes and senders call them."""

from __future__ import annotations

from typing import NamedTuple

from celerylint.model.source import Span
from celerylint.model.tasks import Task


class Lookup(NamedTuple):
    """What a task's name leads to: the task, or where it should have been.

    Without a task, `home` is what was found of the name's module: "module" (read, and it defines nothing of that name),
    "function" (of that name, but no task; at `place`), "renamed" (it is a task of another name), "decorated" (it has
    decorators that may make it a task), "package" (only a package above it) or "elsewhere" (nothing: it may be another
    code base; `ours` when tasks here have names of that kind). `near` is a name that may be meant, with its task
    `meant`. Unless `complete`, tasks may have names that are not known.
    """

    task: Task | None
    home: str = ""
    near: str = ""
    meant: Task | None = None
    complete: bool = True
    place: Span | None = None
    ours: bool = False

    @property
    def certainty(self) -> str:
        """How sure it is that workers do not know the name: "high", "medium" or "low".

        Where the name's module is ours we know all that it defines; elsewhere a name that may be meant is a hint.
        """
        if not self.complete or self.home == "decorated":
            return "low"
        if self.home == "elsewhere":
            return "medium" if self.near or self.ours else "low"
        return "high"

    @property
    def why(self) -> str:
        """What is there instead, to follow "no task is named so" in a message."""
        if self.home == "renamed":
            return f" (the task there is called `{self.near}`)"
        if self.home in ("function", "decorated"):
            return " (there is a function, but it is no task)"
        return "" if self.home == "module" else " in this project"

    @property
    def places(self) -> list[tuple[Span, str]]:
        """What to look at."""
        there = [(self.place, "this function is no task")] if self.place and self.home != "renamed" else []
        return there + ([(self.meant.span, f"`{self.near}` is defined here")] if self.meant is not None else [])
