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
    old, new = "\n".join(lines), _replaced(edits, lines)
    matcher = difflib.SequenceMatcher(None, lines, new.split("\n") if new != old else lines, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            yield from _numbered("-", old_from, lines[old_from:old_to], width, paint)
            yield from _numbered("+", new_from, new.split("\n")[new_from:new_to], width, paint)


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
