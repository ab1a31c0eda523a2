"""Compares what was found with what a fixture promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from celerylint.rule import Finding
from tests.harness.cases import Case
from tests.harness.markers import Marker

Place = tuple[str, int]


def problems(case: Case, findings: Iterable[Finding], *, text: bool = True) -> list[str]:
    """Every false alarm, missed alarm and found miss, in words. `text`: compare messages too."""
    found: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.span.path, finding.span.line].append(finding)
    missed = [marker for marker in _demanding_first(case.expected) if not _take(marker, found, text)]
    rest = [finding for place in found.values() for finding in place]
    return [f"missed alarm: {marker}" for marker in missed] + [_surplus(case, finding) for finding in rest]


def _demanding_first(markers: Iterable[Marker]) -> list[Marker]:
    return sorted(markers, key=lambda m: bool(m.text) + bool(m.confidence) + bool(m.severity), reverse=True)


def _take(marker: Marker, found: dict[Place, list[Finding]], text: bool) -> bool:
    here = found[marker.path, marker.line]
    for finding in here:
        if marker.admits(finding, text=text):
            here.remove(finding)
            return True
    return False


def _surplus(case: Case, finding: Finding) -> str:
    spoken = [
        marker
        for marker in case.markers
        if (marker.path, marker.line, marker.code) == (finding.span.path, finding.span.line, finding.code)
    ]
    kinds = {marker.kind for marker in spoken}
    word = "a known miss is found now, expect it" if kinds == {"miss"} else "false alarm"
    return f"{word}: {describe(finding)}"


def describe(finding: Finding) -> str:
    """A finding as a marker would name it, for messages and comparisons."""
    span = finding.span
    return (
        f"{span.path}:{span.line}:{span.column}: {finding.code} {finding.message!r}"
        f" ~{finding.confidence} !{finding.severity}"
    )
