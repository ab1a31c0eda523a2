"""Which Celery the project runs: what its configuration or its dependency files leave possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from celerylint.model.source import Span

Release = tuple[int, int, int]


class Origin(NamedTuple):
    """Where the version is written, and how; no `span` when it is configured."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CeleryVersion:
    """The possible versions: from `low` on, and before `before`; None is a side without a bound.

    A rule asks `at_least` and `below`, which are true only when no possible version is otherwise: both are false while
    nothing is known.
    """

    low: Release | None = None
    before: Release | None = None
    origins: tuple[Origin, ...] = ()

    def at_least(self, version: Sequence[int]) -> bool:
        """Whether the project surely runs `version` or a newer one."""
        return self.low is not None and self.low >= release(version)

    def below(self, version: Sequence[int]) -> bool:
        """Whether the project surely runs something older than `version`."""
        return self.before is not None and self.before <= release(version)

    @property
    def exact(self) -> Release | None:
        """The one version that is possible."""
        return self.low if self.low is not None and self.before == following(self.low) else None

    def __str__(self) -> str:
        """In words."""
        if self.exact:
            return _dotted(self.exact)
        bounds = (f"{word} {_dotted(end)}" for word, end in (("from", self.low), ("before", self.before)) if end)
        return " ".join(bounds) or "unknown"


UNKNOWN: Final = CeleryVersion()


def spanning(versions: Sequence[CeleryVersion]) -> CeleryVersion:
    """What is possible when each of several may be the one that counts."""
    lows = [item.low for item in versions if item.low is not None]
    ends = [item.before for item in versions if item.before is not None]
    return CeleryVersion(
        low=min(lows) if lows and len(lows) == len(versions) else None,
        before=max(ends) if ends and len(ends) == len(versions) else None,
        origins=tuple(origin for item in versions for origin in item.origins),
    )


def release(version: Sequence[int]) -> Release:
    """A version of any length as three numbers."""
    major, minor, patch = (*version, 0, 0, 0)[:3]
    return major, minor, patch


def following(version: Release) -> Release:
    """The next patch release."""
    return *version[:2], version[2] + 1


def _dotted(version: Release) -> str:
    return ".".join(map(str, version))
