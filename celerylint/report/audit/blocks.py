"""What the document is made of, whatever it becomes: Markdown, HTML, or text on a terminal.

All text is prose in which backticks mark code; the formats escape it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Union

from celerylint.audit.data import AppReview, FindingRow, RuleNote
from celerylint.audit.graph import Graph

Lines = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title is level 1. `anchor` is where links lead, "" for none."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. In `tones`, a row's tone colours it where there are colours: a verdict or a severity, "" for none."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tones: tuple[str, ...] = ()


class Group(NamedTuple):
    """The findings of one rule and one severity; `note` is None for what is no rule's.

    `first` unless a group before it has said why the rule matters.
    """

    note: RuleNote | None
    first: bool
    findings: tuple[FindingRow, ...]
    fix: str
    effort: str
    command: str


@dataclass(frozen=True, slots=True)
class Defects:
    """All findings, the worst first; `apps` are the names among which readers may choose."""

    groups: tuple[Group, ...]
    apps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A schedule, as a calendar where that can be drawn; `note` tells whose times these are."""

    app: AppReview
    note: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph, as a picture where that can be drawn."""

    graph: Graph


Block = Union[Heading, Text, Bullets, Table, Defects, Week, Drawing]


def tick(text: str) -> str:
    """A name or place as code."""
    return f"`{text.replace('`', chr(39))}`" if text else ""
