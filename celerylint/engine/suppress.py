"""Suppression comments applied to findings, and what is wrong with the comments themselves."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from celerylint import registry
from celerylint.model.facts import Directive, FileFacts
from celerylint.rule import Finding, Rule

_KINDS: Final = ("ignore", "file-ignore", "disable", "enable")
_UNUSED, _UNKNOWN, _NO_REASON, _UNCLOSED = "CEL001", "CEL002", "CEL003", "CEL004"

Runs = Callable[[Rule, str], bool]
"""Whether a rule ran on a file."""


class Suppressed(NamedTuple):
    """A finding that a comment silenced."""

    finding: Finding
    directive: Directive


class Judged(NamedTuple):
    """What is left, and what was silenced."""

    kept: list[Finding]
    suppressed: list[Suppressed]


def suppress(findings: Iterable[Finding], files: Sequence[FileFacts], runs: Runs, *, complete: bool) -> Judged:
    """Apply the comments in `files`, and add what is wrong with them.

    `complete`: every file of the project was read, so that a comment without a finding is known to be unused.
    """
    ledger = _Ledger(files)
    judged = Judged([], [])
    ledger.judge(findings, judged)
    about_comments = Judged([], [])
    ledger.judge((item for file in files for item in _malformed(file)), about_comments)
    if complete:
        ledger.judge([item for file in files for item in ledger.unused(file, runs)], about_comments)
    # The rules about comments always run, so that a comment that names one of them can be judged; here they may speak.
    judged.kept.extend(item for item in about_comments.kept if _ran(item.code, item.span.path, runs))
    judged.suppressed.extend(
        item for item in about_comments.suppressed if _ran(item.finding.code, item.finding.span.path, runs)
    )
    return judged


class _Ledger:
    """Remembers which selector of which comment has silenced something."""

    def __init__(self, files: Sequence[FileFacts]) -> None:
        self.by_path = {file.path: file.directives for file in files if file.directives}
        self.used: defaultdict[Directive, set[str]] = defaultdict(set)

    def judge(self, findings: Iterable[Finding], judged: Judged) -> None:
        """Sort findings into kept and silenced."""
        for finding in findings:
            silencing = self._silencing(finding)
            if silencing:
                judged.suppressed.append(Suppressed(finding, silencing[0]))
            else:
                judged.kept.append(finding)

    def _silencing(self, finding: Finding) -> list[Directive]:
        found = []
        for directive in self.by_path.get(finding.span.path, ()):
            named = _naming(directive, finding)
            if named is not None and _reaches(directive, finding):
                self.used[directive].add(named)
                found.append(directive)
        return found

    def unused(self, file: FileFacts, runs: Runs) -> Iterator[Finding]:
        """A finding for each comment that names rules which found nothing where it reaches."""
        for directive in file.directives:
            idle = [name for name in self._idle(directive) if _ran(name, file.path, runs) or _about_comments(name)]
            if idle:
                names = ", ".join(f"`{name}`" for name in idle)
                message = f"This comment suppresses {names}, but there is nothing to suppress"
                yield from _report(_UNUSED, directive, message)

    def _idle(self, directive: Directive) -> Iterator[str]:
        if directive.kind == "enable" or not directive.closed:
            return  # nobody knows how far an open range was meant to reach
        for name in _ours(directive):
            rule = registry.find(name)
            if rule and rule.code != _UNUSED and name not in self.used[directive]:
                yield name


def _ran(name: str, path: str, runs: Runs) -> bool:
    rule = registry.find(name)
    return rule is not None and runs(rule, path)


def _about_comments(name: str) -> bool:
    rule = registry.find(name)
    return rule is not None and rule.code in (_UNKNOWN, _NO_REASON, _UNCLOSED)


def _ours(directive: Directive) -> tuple[str, ...]:
    """The selectors that speak to us: in a `noqa`, only our codes."""
    if directive.kind != "noqa":
        return directive.selectors
    return tuple(code for code in directive.selectors if code.startswith("CEL"))


def _naming(directive: Directive, finding: Finding) -> str | None:
    """The selector that names the finding's rule; "" for a blanket `noqa`, which cannot hide an unused comment."""
    if directive.kind not in (*_KINDS, "noqa") or directive.kind == "enable":
        return None
    if directive.kind == "noqa" and not directive.selectors:
        return "" if finding.code not in (_UNUSED, _UNKNOWN) else None
    for name in directive.selectors:
        if name.upper() == finding.code or name == finding.name:
            return name
    return None


def _reaches(directive: Directive, finding: Finding) -> bool:
    """Whether the finding begins within reach, or ends on the line of the comment."""
    span = finding.span
    return directive.first <= span.line <= directive.last or (
        directive.kind in ("ignore", "noqa") and span.end_line == directive.span.line
    )


def _malformed(file: FileFacts) -> Iterator[Finding]:
    for directive in file.directives:
        for message in _unknown(directive):
            yield from _report(_UNKNOWN, directive, message)
        if directive.kind in ("ignore", "file-ignore", "disable") and directive.selectors and not directive.reason:
            yield from _report(_NO_REASON, directive, f"This `{directive.kind}` gives no reason")
        if not directive.closed:
            names = ", ".join(directive.selectors)
            message = f"`disable[{names}]` is never closed and reaches to the end of its block"
            yield from _report(_UNCLOSED, directive, message)


def _unknown(directive: Directive) -> Iterator[str]:
    if directive.kind not in (*_KINDS, "noqa"):
        if directive.selectors:  # else prose about celerylint, not an instruction to it
            close = difflib.get_close_matches(directive.kind, _KINDS, n=1) or ["ignore"]
            yield f"`{directive.kind}` is no suppression comment; did you mean `{close[0]}`?"
        return
    if not directive.selectors and directive.kind != "noqa":
        yield f"This `{directive.kind}` names no rule in brackets, so it does nothing"
    for name in _ours(directive):
        if registry.find(name) is None:
            yield f"There is no rule `{name}`{_instead(name)}"


def _instead(name: str) -> str:
    if name.upper() in registry.RETIRED:
        return f": {registry.RETIRED[name.upper()]}"
    if registry.is_selector(name):
        return "; a suppression names single rules, not a group"
    close = registry.suggest(name)
    return f"; did you mean `{close}`?" if close else ""


def _report(code: str, directive: Directive, message: str) -> Iterator[Finding]:
    if rule := registry.find(code):
        yield rule.at(directive.span, message)
