"""`primaryLocationLineHash`: how GitHub recognises a line that has moved.

The algorithm is that of `src/fingerprints.ts` in github/codeql-action: a rolling hash over the hundred UTF-16 units
that follow the beginning of each line, without blanks and tabs.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import Final

_WINDOW: Final = 100
_FACTOR: Final = 37
_MASK: Final = (1 << 64) - 1
_OLDEST: Final = pow(_FACTOR, _WINDOW, 1 << 64)
_END: Final = 65535
_LF: Final = 10
_SKIPPED: Final = frozenset((9, 32))


def line_hashes(lines: Sequence[str]) -> list[str]:
    """The hash of each line of a file, and how many lines before it had the same; line ends are not part of `lines`."""
    window = deque([0] * _WINDOW)
    starts: deque[int] = deque()  # how many units after now the beginning of a line leaves the window
    seen: Counter[str] = Counter()
    found: list[str] = []
    value = 0
    for number, (unit, begins) in enumerate(_units(lines)):
        if begins:
            starts.append(number + _WINDOW)
        if starts and starts[0] == number:
            starts.popleft()
            found.append(_counted(value, seen))
        oldest = window.popleft()
        window.append(unit)
        value = (_FACTOR * value + unit - _OLDEST * oldest) & _MASK
    found += [_counted(value, seen) for _ in starts]
    return found


def _counted(value: int, seen: Counter[str]) -> str:
    text = f"{value:x}"
    seen[text] += 1
    return f"{text}:{seen[text]}"


def _units(lines: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """The units that are hashed, and whether each begins a line."""
    for index, line in enumerate(lines):
        raw = array("H", line.encode("utf-16-le", "surrogatepass"))
        units = [unit for unit in raw if unit not in _SKIPPED]
        units.append(_LF if index < len(lines) - 1 else _END)
        yield from ((unit, not place) for place, unit in enumerate(units))
    yield from ((0, False) for _ in range(_WINDOW))
