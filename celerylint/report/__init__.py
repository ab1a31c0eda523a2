"""What a run has to tell, and the formats it can be told in: one module each, `render(report) -> str`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from celerylint.rule import DOCS_URL, Finding, Rule, Safety

Lines = Callable[[str], Sequence[str]]
"""The physical lines of a file by its root-relative path."""

Paint = Callable[[str, str], str]
"""Text in a style, for terminals that show colours."""

_RULE_CODE: Final = "CEL"


def plain(text: str, style: str) -> str:
    """No colours."""
    return text


class Entry(NamedTuple):
    """A finding, its fix lowered, with the project it is in.

    `suppression` is why it does not count, if it does not: what the comment says that silenced it, or that it is
    `baselined`. `fixable` when `--fix` would change it as things are.
    """

    finding: Finding
    root: Path
    lines: Lines
    suppression: str | None = None
    fixable: bool = False
    baselined: bool = False

    @property
    def url(self) -> str | None:
        """The page of its rule."""
        if not self.finding.code.startswith(_RULE_CODE):
            return None
        return f"{DOCS_URL}/{self.finding.code.lower()}-{self.finding.name}/"


class Tally(NamedTuple):
    """One finding of a rule, how many there are, and how many of them can be fixed as things are."""

    finding: Finding
    number: int
    fixable: int


@dataclass(frozen=True)
class Report:
    """Everything a format needs. `entries` are in order; those suppressed are among them only when asked for.

    `fixed` counts the findings that are gone because this run has fixed them, `baselined` those that a baseline holds
    back. `rules` are those that ran,
    `failures` what went wrong in them.
    """

    entries: tuple[Entry, ...]
    suppressed: int
    cwd: Path
    fixed: int = 0
    checkout: Path | None = None
    rules: tuple[Rule, ...] = ()
    failures: tuple[str, ...] = ()
    baselined: int = 0

    @property
    def top(self) -> Path:
        """The folder from which CI systems name files: that of the checkout, else the current one."""
        return self.checkout or self.cwd

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(entry.finding for entry in self.open)

    @property
    def open(self) -> tuple[Entry, ...]:
        """The entries that are not suppressed."""
        return tuple(entry for entry in self.entries if entry.suppression is None)

    def shown_path(self, root: Path, path: str) -> str:
        """A path as people read it: from the current folder when it lies below."""
        return shown_path(self.cwd, root, path)

    def summary(self) -> str:
        """The last lines of a report for people."""
        return "\n".join([self.found(), *self._fixes()])

    def found(self) -> str:
        """How many there are, in a sentence."""
        count = len(self.findings)
        hidden_by = ((self.suppressed, "suppressed"), (self.baselined, "in the baseline"))
        told = ", ".join(f"{number} {where}" for number, where in hidden_by if number)
        hidden = f" ({told})" if told else ""
        if self.fixed:
            return f"Found {_findings(count + self.fixed)} ({self.fixed} fixed, {count} remaining).{hidden}"
        return f"Found {_findings(count)}{hidden}." if count else f"All checks passed!{hidden}"

    def _fixes(self) -> Iterator[str]:
        open_entries = [entry for entry in self.open if entry.finding.fix]
        fixable = sum(entry.fixable for entry in open_entries)
        unsafe = sum(
            not entry.fixable and entry.finding.fix.safety is Safety.UNSAFE
            for entry in open_entries
            if entry.finding.fix
        )
        also = f"{unsafe} unsafe {'fix' if unsafe == 1 else 'fixes'} with `--fix --unsafe-fixes`"
        if fixable:
            yield f"[*] {fixable} fixable with `--fix`" + (f" ({also})." if unsafe else ".")
        elif unsafe:
            yield f"No fixes without `--unsafe-fixes` ({also})."

    def tally(self) -> Iterator[Tally]:
        """The findings by rule, the most frequent first."""
        first: dict[str, Finding] = {}
        for finding in self.findings:
            first.setdefault(finding.code, finding)
        counts = Counter(finding.code for finding in self.findings)
        fixable = Counter(entry.finding.code for entry in self.open if entry.fixable)
        for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield Tally(first[code], count, fixable[code])


def shown_path(cwd: Path, root: Path, path: str) -> str:
    """A path below a project's root as people read it: from the current folder when it lies below."""
    absolute = root / path
    return str(absolute.relative_to(cwd) if absolute.is_relative_to(cwd) else absolute)


def _findings(count: int) -> str:
    return f"{count} finding{'s' if count != 1 else ''}"
