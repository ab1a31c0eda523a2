"""What one reading of a project leaves to the next."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from celerylint.extract.imports import imported_names
from celerylint.extract.prefilter import Trait, own_traits, web_traits
from celerylint.model.facts import FileFacts

T = TypeVar("T")


class Remembered(Generic[T]):
    """A function of a text, with what it said of the texts that it has seen."""

    def __init__(self, function: Callable[[bytes], T]) -> None:
        self._function = function
        self._known: dict[bytes, T] = {}

    def __call__(self, source: bytes) -> T:
        """The function's answer, worked out at most once."""
        key = hashlib.sha256(source).digest()
        if key not in self._known:
            self._known[key] = self._function(source)
        return self._known[key]


Imports = tuple[tuple[str, tuple[str, ...]], ...]


def _imports(source: bytes) -> Imports:
    return tuple(imported_names(source))


@dataclass
class Memo:
    """The facts of files by path and digest, what their texts promise, and which were asked for.

    A file that was asked for is read at once the next time, which saves the waves: reading more changes no findings.
    """

    facts: dict[tuple[str, bytes], FileFacts] = field(default_factory=dict)
    used: set[tuple[str, bytes]] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    own_traits: Remembered[Trait] = field(default_factory=lambda: Remembered(own_traits))
    web_traits: Remembered[Trait] = field(default_factory=lambda: Remembered(web_traits))
    imports: Remembered[Imports] = field(default_factory=lambda: Remembered(_imports))

    def prune(self) -> None:
        """Drop the facts that the last reading had no use for."""
        self.facts = {key: facts for key, facts in self.facts.items() if key in self.used}
