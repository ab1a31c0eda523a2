"""What a fix would change, as removed and added lines."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from celerylint.model.edits import Edit, Replace
from celerylint.report import Paint
from celerylint.report.text import printable

_STYLES = {"-": "red", "+": "green"}


def change(edits: Iterable[Edit], lines: Sequence[str], width: int, paint: Paint) -> Iterator[str]:
    """The lines that differ after lowered `edits`, numbered as they are now and as they will be."""
    new = _replaced(edits, lines).split("\n")
    first = _shared(lines, new)
    last = _shared(lines[first:][::-1], new[first:][::-1])
    # Only what may differ is compared: comparing whole files takes time by the square of their length.
    old_part, new_part = lines[first : len(lines) - last], new[first : len(new) - last]
    matcher = difflib.SequenceMatcher(None, old_part, new_part, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            yield from _numbered("-", first + old_from, old_part[old_from:old_to], width, paint)
            yield from _numbered("+", first + new_from, new_part[new_from:new_to], width, paint)


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same at the beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((index for index, (before, after) in pairs if before != after), min(len(old), len(new)))


def _numbered(sign: str, before: int, lines: Sequence[str], width: int, paint: Paint) -> Iterator[str]:
    for number, line in enumerate(lines, before + 1):
        text = printable(line.expandtabs(4))
        yield f"{paint(f'{number:>{width}}', 'blue')} {paint(f'{sign} {text}'.rstrip(), _STYLES[sign])}"


def _replaced(edits: Iterable[Edit], lines: Sequence[str]) -> str:
    pieces: list[str] = []
    text = "\n".join(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    at = 0
    for edit in sorted((edit for edit in edits if isinstance(edit, Replace)), key=lambda edit: edit.span):
        span = edit.span
        pieces += [text[at : starts[span.line - 1] + span.column - 1], str(edit.code)]
        at = starts[span.end_line - 1] + span.end_column - 1
    return "".join([*pieces, text[at:]])
