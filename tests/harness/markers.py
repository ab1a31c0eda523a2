"""What a fixture's comments promise.

At the end of the line on which a finding starts:

    # expect: CEL401                          this finding
    # expect: CEL401 "part of the message"    and its message says so
    # expect: CEL401 ~low !minor              with this confidence and severity
    # ok: CEL401 runs at a fixed time         nothing here, and why
    # miss: CEL401 chosen at run time         nothing here yet, though something is wrong

Several stand one after the other. They are taken out of the text before it is linted, so that no rule can read them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

_COMMENT = re.compile(r"[ \t]*# (expect|ok|miss): (.*?)[ \t]*(?=# (?:expect|ok|miss): |$)")
_EXPECTED = re.compile(r'(CEL\d{3})(?:[ \t]+"(?P<text>[^"]*)")?(?P<grades>(?:[ \t]+[~!]\w+)*)[ \t]*')
_REASONED = re.compile(r"(CEL\d{3})[ \t]+(\S.*)")


class Reported(Protocol):
    """As much of a finding as a marker can speak about."""

    @property
    def code(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def severity(self) -> object: ...
    @property
    def confidence(self) -> object: ...


@dataclass(frozen=True)
class Marker:
    """One promise about one line. `text` is part of a message, or the reason of an `ok` or `miss`."""

    kind: str
    code: str
    path: str
    line: int
    text: str = ""
    confidence: str = ""
    severity: str = ""

    def admits(self, finding: Reported, *, text: bool = True) -> bool:
        """Whether a finding on this line keeps the promise."""
        return (
            finding.code == self.code
            and self.confidence in ("", str(finding.confidence))
            and self.severity in ("", str(finding.severity))
            and (not text or self.text in finding.message)
        )

    def __str__(self) -> str:
        grades = "".join(f" {sign}{word}" for sign, word in (("~", self.confidence), ("!", self.severity)) if word)
        return f"{self.path}:{self.line}: {self.code}{f' {self.text!r}' if self.text else ''}{grades}"


def read(path: str, source: str) -> tuple[str, list[Marker]]:
    """The text without its markers, and the markers; ValueError names a malformed one."""
    lines, markers = [], []
    for number, line in enumerate(source.split("\n"), start=1):
        for comment in _COMMENT.finditer(line):
            markers += _parse(comment[1], comment[2], path, number)
        lines.append(_COMMENT.sub("", line))
    return "\n".join(lines), markers


def _parse(kind: str, text: str, path: str, line: int) -> list[Marker]:
    if kind == "expect":
        return [_expected(part, path, line) for part in _parts(text, path, line)]
    if not (reasoned := _REASONED.fullmatch(text)):
        raise ValueError(f"{path}:{line}: `# {kind}:` wants a code and a reason, not {text!r}")
    return [Marker(kind, reasoned[1], path, line, reasoned[2])]


def _parts(text: str, path: str, line: int) -> list[re.Match[str]]:
    parts: list[re.Match[str]] = []
    position = 0
    while position < len(text) or not parts:
        if not (part := _EXPECTED.match(text, position)):
            raise ValueError(f"{path}:{line}: cannot read `# expect: {text}`")
        parts.append(part)
        position = part.end()
    return parts


def _expected(part: re.Match[str], path: str, line: int) -> Marker:
    grades = {grade[0]: grade[1:] for grade in part["grades"].split()}
    return Marker("expect", part[1], path, line, part["text"] or "", grades.get("~", ""), grades.get("!", ""))
