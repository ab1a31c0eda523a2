"""What making fixes takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from celerylint.model.facts import FileFacts
from celerylint.rule import Finding


class Linted(NamedTuple):
    """What is found: findings with their fixes graded, the files' facts, and how often a rule failed on them."""

    findings: Sequence[Finding]
    files: Mapping[str, FileFacts]
    failures: int


Lint = Callable[[Mapping[str, bytes]], Linted]
Read = Callable[[str], bytes]


class Refusal(NamedTuple):
    """A fix that was not made, and why."""

    finding: Finding
    why: str


@dataclass
class Mended:
    """The new texts by path, the findings that they no longer have, and those whose fix could not be made."""

    texts: dict[str, bytes] = field(default_factory=dict)
    made: list[Finding] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
