"""What stays the same about a finding while the code around it moves."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from celerylint.report import Entry


def fingerprints(entries: Iterable[Entry]) -> Iterator[str]:
    """One for each entry, unique among them: equal findings are numbered in order."""
    seen: Counter[tuple[str, ...]] = Counter()
    for entry in entries:
        parts = _parts(entry)
        seen[parts] += 1
        yield _digest((*parts, str(seen[parts])))


def _parts(entry: Entry) -> tuple[str, ...]:
    """Rule, file, subject, and the text it points at without white space; never a line number or a message."""
    finding = entry.finding
    lines = entry.lines(finding.span.path)
    anchor = lines[finding.span.line - 1] if 1 <= finding.span.line <= len(lines) else ""
    return finding.code, finding.span.path, finding.symbol, "".join(anchor.split())


def _digest(parts: Iterable[str]) -> str:
    """Each part with its length, so that no two lists of parts run together."""
    data = b"".join(b"%d:%s" % (len(raw), raw) for raw in (part.encode("utf-8", "surrogatepass") for part in parts))
    return hashlib.sha256(data).hexdigest()
