"""What a run has to tell, and the formats it can be told in: one module each, `render(report) -> str`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from celerylint.rule import DOCS_URL, Finding

Lines = Callable[[str], Sequence[str]]
"""The physical lines of a file by its root-relative path."""

Paint = Callable[[str, str], str]
"""Text in a style, for terminals that show colours."""

_RULE_CODE: Final = "CEL"


def plain(text: str, style: str) -> str:
    """No colours."""
    return text


class Entry(NamedTuple):
    """A finding with the project it is in. `suppression` is the comment that silenced it, if one did."""

    finding: Finding
    root: Path
    lines: Lines
    suppression: str | None = None

    @property
    def url(self) -> str | None:
        """The page of its rule."""
        if not self.finding.code.startswith(_RULE_CODE):
            return None
        return f"{DOCS_URL}/{self.finding.code.lower()}-{self.finding.name}/"


@dataclass(frozen=True)
class Report:
    """Everything a format needs. `entries` are in order; those suppressed are among them only when asked for."""

    entries: tuple[Entry, ...]
    suppressed: int
    cwd: Path

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(entry.finding for entry in self.entries if entry.suppression is None)

    def shown_path(self, root: Path, path: str) -> str:
        """A path as people read it: from the current folder when it lies below."""
        absolute = root / path
        return str(absolute.relative_to(self.cwd) if absolute.is_relative_to(self.cwd) else absolute)

    def summary(self) -> str:
        """The last line of a report for people."""
        count = len(self.findings)
        hidden = f" ({self.suppressed} suppressed)" if self.suppressed else ""
        if not count:
            return f"All checks passed!{hidden}"
        return f"Found {count} finding{'s' if count > 1 else ''}{hidden}."

    def tally(self) -> Iterator[tuple[Finding, int]]:
        """One finding of each rule with the rule's count, the most frequent first."""
        first: dict[str, Finding] = {}
        for finding in self.findings:
            first.setdefault(finding.code, finding)
        counts = Counter(finding.code for finding in self.findings)
        for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield first[code], count
