"""The roadmap: what to mend first, how much work that is, and the command that does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.audit.context import Sources
from celerylint.audit.data import Phase, Work
from celerylint.audit.findings import fix_kind
from celerylint.rule import Finding, Severity

_TITLES: Final = {
    Severity.CRITICAL: "Before production",
    Severity.MAJOR: "Next",
    Severity.MODERATE: "Soon",
    Severity.MINOR: "When there is time",
}
_EFFORTS: Final = ("automatic", "small", "medium", "large")
_FEW, _SOME = 2, 10
_FLAGS: Final = {"safe": "--fix", "unsafe": "--fix --unsafe-fixes"}


def roadmap(sources: Sources) -> tuple[Phase, ...]:
    """One phase for each severity that was found."""
    return tuple(
        Phase(title, str(severity), tuple(work))
        for severity, title in _TITLES.items()
        if (work := sorted(_works(sources, severity), key=lambda work: (_EFFORTS.index(work.effort), work.code)))
    )


def _works(sources: Sources, severity: Severity) -> Iterator[Work]:
    groups: dict[str, dict[int, Finding]] = {}
    for number, finding in enumerate(sources.findings, 1):
        if finding.severity is severity:
            groups.setdefault(finding.code, {})[number] = finding
    summaries = {rule.code: rule.summary for rule in sources.rules}
    for code, found in groups.items():
        first = next(iter(found.values()))
        yield Work(
            code=code,
            name=first.name,
            summary=summaries.get(code, "A file cannot be parsed"),
            effort=_effort([fix_kind(finding.fix) for finding in found.values()]),
            places=len(found),
            files=len({finding.span.path for finding in found.values()}),
            advice=first.fix.title if first.fix is not None else first.help,
            command=_command(code, [fix_kind(finding.fix) for finding in found.values()]),
            findings=tuple(found),
        )


def _effort(kinds: list[str]) -> str:
    """From what the fixes are, and how many places want a hand."""
    if all(kind == "safe" for kind in kinds):
        return "automatic"
    by_hand = kinds.count("by hand")
    if by_hand <= _FEW:
        return "small"
    return "medium" if by_hand <= _SOME else "large"


def _command(code: str, kinds: list[str]) -> str:
    """The command that makes the fixes, if any can be made."""
    kind = "unsafe" if "unsafe" in kinds else "safe" if "safe" in kinds else ""
    return f"celerylint check --select {code} {_FLAGS[kind]}" if kind and code.startswith("CEL") else ""
