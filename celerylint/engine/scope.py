"""Which rule speaks about which file, how loudly, and what of it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from celerylint import registry
from celerylint.engine.discover import Globs
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.settings import Settings


class Scope:
    """The rules that run, with what a project's settings say about their findings."""

    def __init__(self, rules: Sequence[Rule], settings: Settings, min_severity: Severity) -> None:
        self._rules = {rule.code: rule for rule in rules}
        self._severities = {
            rule.code: Severity[word.upper()] for rule in rules if (word := registry.value_for(rule, settings.severity))
        }
        self._ignores = [
            (Globs([pattern.removeprefix("!")]), pattern.startswith("!"), selectors)
            for pattern, selectors in settings.per_file_ignores.items()
        ]
        self._least = min_severity, Confidence[settings.min_confidence.upper()]

    def runs(self, rule: Rule, path: str) -> bool:
        """Whether a rule speaks about a file."""
        return rule.code in self._rules and not any(
            registry.narrowest(rule, selectors) and globs.match(path) != negated
            for globs, negated, selectors in self._ignores
        )

    def has(self, finding: Finding) -> bool:
        """Whether the finding's rule speaks about its file."""
        return self.runs(self._rules[finding.code], finding.span.path)

    def graded(self, finding: Finding) -> Finding:
        """The finding with the severity that the project gives it."""
        severity = self._severities.get(finding.code)
        return finding if severity is None else replace(finding, severity=severity)

    def shows(self, finding: Finding) -> bool:
        """Whether a graded finding is severe and certain enough to have been asked for."""
        severity, confidence = self._least
        return finding.severity >= severity and finding.confidence >= confidence
