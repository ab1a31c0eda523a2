"""What every part of the document is made from: the linked project, what was found in it, and its source text."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from celerylint.audit.data import Fact, Place
from celerylint.audit.secrets import HIDDEN, is_secret, redacted
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.values import Absent, Known, Opaque, Value
from celerylint.rule import Finding, Rule

Lines = Callable[[str], Sequence[str]]
_LONGEST: Final = 100


@dataclass(frozen=True)
class Sources:
    """What a run found out. `reports` tells which files were asked for.

    `silenced` are the findings that a comment suppresses; `unasked` the codes of rules that are usually on, and did not
    run here, or not everywhere.
    """

    project: Project
    findings: Sequence[Finding]
    silenced: Sequence[Finding]
    rules: Sequence[Rule]
    lines: Lines
    reports: Callable[[str], bool]
    failures: Sequence[str] = ()
    unasked: frozenset[str] = frozenset()

    @functools.cached_property
    def numbers(self) -> Mapping[int, int]:
        """The number of each finding, by its identity."""
        return {id(finding): number for number, finding in enumerate(self.findings, 1)}

    def text(self, span: Span | None) -> str:
        """The source of a span on one line, passwords hidden, cut where it gets long."""
        lines = self.lines(span.path) if span is not None else ()
        if span is None or not 1 <= span.line <= len(lines):
            return ""
        parts = list(lines[span.line - 1 : span.end_line])
        parts[-1] = parts[-1][: span.end_column - 1]
        parts[0] = parts[0][span.column - 1 :]
        text = redacted(" ".join(" ".join(parts).split()))
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def fact(self, value: Value, origin: str, name: str = "", span: Span | None = None, default: object = None) -> Fact:
        """A value for the document; `default` is what holds where it is not given."""
        place = place_of(span)
        match value:
            case Known(value=known):
                return Fact(_shown(known, name), "known", origin, name, place)
            case Opaque(span=hiding, default=Known(value=known)):
                return Fact(_shown(known, name), "assumed", origin, name, place, self.text(hiding))
            case Opaque(span=hiding):
                return Fact(None, "unknown", origin, name, place or place_of(hiding), self.text(hiding))
            case Absent():
                return Fact(plain(default), "known", "default")


def place_of(span: Span | None) -> Place | None:
    """Where a span begins."""
    return Place(span.path, span.line) if span is not None else None


def at(span: Span) -> Place:
    """Where a span begins, for one that is there."""
    return Place(span.path, span.line)


def plain(value: object) -> Any:
    """A value as JSON knows it: spans of time in seconds, what it does not know as text; no passwords."""
    match value:
        case None | bool() | int():
            return value
        case float():
            return value if abs(value) < float("inf") else repr(value)
        case str():
            return redacted(value)
        case datetime.timedelta():
            return value.total_seconds()
        case tuple() | list():
            return [plain(item) for item in value]
        case dict():
            return {str(key): _shown(item, str(key)) for key, item in value.items()}
        case _:
            return redacted(repr(value))


def _shown(value: object, name: str) -> Any:
    return HIDDEN if is_secret(name) and isinstance(value, str) and value else plain(value)
