"""Whether a name looks like a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], limit: int = 2) -> str | None:
    """The known name that is at most `limit` slips away, the nearest first; short names get fewer."""
    limit = min(limit, len(name) // 5)
    close = ((distance(name, other, limit), other) for other in known if abs(len(name) - len(other)) <= limit)
    best = min(((far, other) for far, other in close if 0 < far <= limit), default=None)
    return best[1] if best else None


def distance(first: str, second: str, limit: int) -> int:
    """How many letters are missing, superfluous, wrong or swapped; `limit + 1` for any number above it."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        ahead = [i]
        for j, other in enumerate(second, 1):
            cost = min(row[j] + 1, ahead[-1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            ahead.append(cost)
        if min(ahead) > limit:
            return limit + 1
        before, row = row, ahead
    return row[-1]
