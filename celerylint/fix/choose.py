"""Which fixes can be made together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from celerylint.fix.lower import overlap
from celerylint.model.edits import Replace
from celerylint.rule import Finding


class Chosen(NamedTuple):
    """A finding whose fix is to be made; the edits are lowered."""

    finding: Finding
    edits: tuple[Replace, ...]


def compatible(candidates: Iterable[Chosen]) -> list[Chosen]:
    """As many as can be made at once, the most severe first; those left out are found again afterwards."""
    taken: dict[str, list[Replace]] = {}
    chosen = []
    for candidate in sorted(candidates, key=lambda item: (-item.finding.severity, item.finding.sort_key)):
        if not any(_clash(edit, taken.get(edit.span.path, ())) for edit in candidate.edits):
            chosen.append(candidate)
            for edit in candidate.edits:
                taken.setdefault(edit.span.path, []).append(edit)
    return chosen


def _clash(edit: Replace, others: Sequence[Replace]) -> bool:
    """Whether it touches what another changes. The same change, such as an import that both need, is made once."""
    return any(edit != other and overlap(*sorted((edit, other), key=lambda item: item.span)) for other in others)
