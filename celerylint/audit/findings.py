"""Findings for the document: numbered, with the apps they belong to; and the verdict over some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from celerylint.audit.calls import Calls
from celerylint.audit.context import Sources, at
from celerylint.audit.data import FindingRow, Mention, RuleNote, Verdict
from celerylint.model.apps import App
from celerylint.rule import DOCS_URL, Finding, Fix, Safety, Severity

_WORDS = {
    "critical": "Not ready for production: something fails, loses work or opens a door in normal operation.",
    "major": "Works in normal operation; a restart, a fault, load or the next upgrade may break it.",
    "moderate": "Sound at heart: some of it silently does other than written, or wastes resources.",
    "minor": "In good order; what is left is advice.",
    "none": "In good order: the rules found nothing.",
}


class Ownership:
    """Tells which apps a finding belongs to."""

    def __init__(self, sources: Sources, calls: Calls, names: Mapping[int, str]) -> None:
        """`names` are the apps' unique names, by identity."""
        self.project, self.names = sources.project, names
        self._tasks = {
            number: task for task in reversed(sources.project.tasks) for number in reversed(calls.findings(task))
        }

    def apps(self, number: int, finding: Finding) -> list[App]:
        """Those that a finding names, else those of its task, else those nearest to its file."""
        near = self.project.nearest(finding.span.path)
        if named := [app for app in self.project.apps if finding.app and app.name == finding.app]:
            return [app for app in named if app in near] or named
        return self.project.apps_of(self._tasks[number]) if number in self._tasks else near

    def of(self, number: int, finding: Finding) -> tuple[str, ...]:
        """Their names."""
        return tuple(self.names[id(app)] for app in self.apps(number, finding))


def rows(sources: Sources, owners: Ownership) -> tuple[FindingRow, ...]:
    """All findings, in the order of their places."""
    return tuple(_row(number, finding, owners) for number, finding in enumerate(sources.findings, 1))


def _row(number: int, finding: Finding, owners: Ownership) -> FindingRow:
    span = finding.span
    return FindingRow(
        number=number,
        code=finding.code,
        name=finding.name,
        severity=str(finding.severity),
        confidence=str(finding.confidence),
        message=finding.message,
        place=at(span),
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        symbol=finding.symbol,
        apps=owners.of(number, finding),
        fix=finding.fix.title if finding.fix else finding.help,
        fix_kind=fix_kind(finding.fix),
        related=tuple(Mention(item.message, at(item.span)) for item in finding.related),
        url=_url(finding),
    )


def _url(finding: Finding) -> str:
    is_rule = finding.code != finding.name
    return f"{DOCS_URL}/{finding.code.lower()}-{finding.name}/" if is_rule else ""


def fix_kind(fix: Fix | None) -> str:
    """Whether `check --fix` can make a fix, and how sure it is."""
    if fix is None or not fix.edits or fix.safety is Safety.DISPLAY:
        return "by hand"
    return "safe" if fix.safety is Safety.SAFE else "unsafe"


def notes(sources: Sources) -> dict[str, RuleNote]:
    """The pages of the rules that found something, by code."""
    found = {finding.code for finding in sources.findings}
    return {
        rule.code: RuleNote(rule.code, rule.name, rule.summary, _sentence(rule.page.sections["Why"]), rule.url)
        for rule in sorted(sources.rules, key=lambda rule: rule.code)
        if rule.code in found
    }


def _sentence(text: str) -> str:
    """A section of a page as a paragraph."""
    plain = " ".join(text.split())
    return plain[:1].upper() + plain[1:]


def verdict(findings: Iterable[Finding]) -> Verdict:
    """What some findings come to."""
    counts = Counter(str(finding.severity) for finding in findings)
    levels = [str(severity) for severity in sorted(Severity, reverse=True)]
    worst = next((level for level in levels if counts[level]), "none")
    return Verdict(worst, _WORDS[worst], {level: counts[level] for level in levels})
