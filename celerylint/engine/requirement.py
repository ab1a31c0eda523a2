"""Version specifiers as pip and Poetry write them, and the versions they leave possible.

What is not understood sets no bound: a version that may be anything is safe to reason about, a wrong one is not.
"""

from __future__ import annotations

import re
from typing import Final

from celerylint.model.version import CeleryVersion, Release, following, release, spanning

_LIMIT: Final = 300
_NUMBER: Final = r"v?(\d{1,4}(?:\.\d{1,4}){0,3})(\.\*)?(?:[.\-_]?(?:a|b|c|rc|alpha|beta|pre|dev|post)[.\-_]?\d*)*"
_CLAUSE: Final = re.compile(rf"\s*(===|==|~=|>=|<=|!=|>|<|\^|~|=)?\s*{_NUMBER}\s*(?:\+[\w.]+\s*)?", re.I)
_REQUIREMENT: Final = re.compile(r"celery\s*(?:\[[^\]]*\])?\s*(?:\((.*)\)|([<>=!~].*)|@.*)?", re.I)
# What may follow: a marker, a comment, hashes and other options, the sign that the line goes on.
_TAIL: Final = re.compile(r"\s*(?:;|\s#|\s--|\\$).*", re.S)


def requirement(text: str) -> CeleryVersion | None:
    """What a requirement such as `celery[redis]>=5.3,<6; python_version > "3.8"` allows; None when it is of another."""
    match = _REQUIREMENT.fullmatch(_TAIL.sub("", text[:_LIMIT]).strip())
    return specifier(match[1] or match[2] or "") if match else None


def specifier(text: str) -> CeleryVersion:
    """What `>=5.3,<6`, `^5.3`, `5.3.*` or `5.3 || ^6` allows."""
    return spanning([_all_of(part) for part in text[:_LIMIT].split("||")])


def is_specifier(text: str) -> bool:
    """Whether every clause can be read."""
    return all(_CLAUSE.fullmatch(clause) for part in text[:_LIMIT].split("||") for clause in _clauses(part))


def _all_of(text: str) -> CeleryVersion:
    lows, ends = [], []
    for clause in _clauses(text):
        match = _CLAUSE.fullmatch(clause)
        if match is not None:
            low, end = _bounds(match[1] or "", match[2], wildcard=bool(match[3]))
            lows += [low] if low else []
            ends += [end] if end else []
    return CeleryVersion(max(lows, default=None), min(ends, default=None))


def _clauses(text: str) -> list[str]:
    """The parts between commas; blanks between clauses count as one, those after an operator do not."""
    return re.split(r"\s*,\s*|(?<=[\d*])\s+(?=[<>=~^!])", text.strip())


def _bounds(operator: str, text: str, *, wildcard: bool) -> tuple[Release | None, Release | None]:
    """The lowest version a clause allows, and the first one above."""
    parts = [int(part) for part in text.split(".")][:3]
    version = release(parts)
    if wildcard and operator in ("", "=", "==", "==="):
        return version, _up_to(parts)
    match operator:
        case "" | "=" | "==" | "===":
            return version, following(version)
        case ">=":
            return version, None
        case ">":
            return following(version), None
        case "<":
            return None, version
        case "<=":
            return None, following(version)
        case "~=":
            return version, _up_to(parts[:-1])
        case "^":
            return version, _up_to(parts[:1])
        case "~":
            return version, _up_to(parts[:2])
        case _:
            return None, None


def _up_to(parts: list[int]) -> Release | None:
    """The first version that does not begin with these numbers."""
    return release((*parts[:-1], parts[-1] + 1)) if parts else None
