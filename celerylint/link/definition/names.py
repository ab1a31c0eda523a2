"""Tasks by the names that schedules, routes and senders call them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from celerylint.model.tasks import Task

_SIMILAR: Final = 0.85


class TaskNames:
    """The names of all tasks; `complete` unless some are not known.

    A task without an explicit name is called after its module as it is imported, and a checkout does not tell its
    import roots: such names match by their end. With `unread` files there may be tasks that nobody has seen.
    """

    def __init__(self, tasks: Iterable[Task], *, unread: bool = False) -> None:
        self._given: dict[str, Task] = {}
        self._derived: dict[str, list[Task]] = {}
        self._unknown: dict[str, Task] = {}
        for task in tasks:
            self._add(task)
        self.complete = not (self._unknown or unread) and bool(self._given or self._derived)

    def _add(self, task: Task) -> None:
        if task.named == "given":
            self._given.setdefault(task.name, task)
        elif task.named == "derived":
            self._derived.setdefault(_last(task.name), []).append(task)
        else:
            self._unknown.setdefault(_last(task.name), task)

    def find(self, name: str) -> Task | None:
        """The task of a name; where a task's own name is not known, any name that ends as it does."""
        if name in self._given:
            return self._given[name]
        for task in self._derived.get(_last(name), ()):
            if _matches(task.name, name):
                return task
        return self._unknown.get(_last(name))

    def shares_namespace(self, name: str) -> bool:
        """Whether some task has an explicit name that begins as this one does, or both have no dot at all."""
        return any(_owner(name) == _owner(given) for given in self._given)

    def nearest(self, name: str) -> str:
        """A task of the same name in another module, if there is one only; else one that is spelt alike; else ""."""
        known = {*self._given, *(_trimmed(task.name, name) for tasks in self._derived.values() for task in tasks)}
        same = [item for item in known if _last(item) == _last(name)]
        if len(same) == 1:
            return same[0]
        return next(iter(difflib.get_close_matches(name, sorted(known), 1, _SIMILAR)), "")


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _owner(name: str) -> str:
    return name.rpartition(".")[0]


def _matches(own: str, name: str) -> bool:
    """Whether a derived name is the given one below some folder, or the checkout itself is the package."""
    below = own == name or own.endswith("." + name)
    return "." in own and "." in name and (below or name.endswith("." + own))


def _trimmed(own: str, like: str) -> str:
    """A derived name without the folders above the package that `like` begins with."""
    first = like.partition(".")[0]
    parts = own.split(".")
    return ".".join(parts[parts.index(first) :]) if first in parts else own
