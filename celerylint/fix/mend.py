"""Makes fixes in memory, looks again, and keeps only what did what it promised.

Nothing here touches the disk: the result is a set of texts that have been read, linked and linted as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from celerylint.fix import UnfixableError
from celerylint.fix.changes import Lint, Linted, Mended, Read, Refusal
from celerylint.fix.choose import Chosen, compatible
from celerylint.fix.document import Document
from celerylint.fix.imports import made_useless
from celerylint.fix.lower import Lowerings
from celerylint.fix.policy import Policy
from celerylint.model.edits import Replace
from celerylint.model.facts import FileFacts
from celerylint.rule import Finding
from celerylint.syntax.parse import Parsed, parse

Identity = tuple[str, str, str, str, int]


def mend(lint: Lint, read: Read, policy: Policy) -> Mended:
    """Make every fix that `policy` allows, until there is none left."""
    return _Mending(lint, read, policy).run()


class _Mending:
    def __init__(self, lint: Lint, read: Read, policy: Policy) -> None:
        self._lint, self._read, self._policy = lint, read, policy
        self._mended = Mended()
        self._identities: dict[int, Identity] = {}
        self._given_up: set[Identity] = set()

    def run(self) -> Mended:
        now = self._lint({})
        while chosen := compatible(self._candidates(now)):  # ends: each round makes findings fewer or gives some up
            now = self._made(chosen, now)
        return self._mended

    def _candidates(self, now: Linted) -> list[Chosen]:
        lowerings = Lowerings(self._text, now.files)
        self._identities = _identities(now.findings)
        found = []
        for finding in now.findings:
            if self._policy.allows(finding.fix) and self._identities[id(finding)] not in self._given_up:
                try:
                    edits = lowerings.lowered(finding).edits
                    found.append(Chosen(finding, tuple(edit for edit in edits if isinstance(edit, Replace))))
                except UnfixableError as error:
                    self._give_up(finding, str(error))
        return found

    def _made(self, chosen: list[Chosen], now: Linted) -> Linted:
        """Make what was chosen; where that does other than promised, find the fixes at fault and give them up."""
        after, why = self._tried(chosen, now)
        if after is not None:
            return after
        if len(chosen) == 1:
            self._give_up(chosen[0].finding, why)
            return now
        middle = len(chosen) // 2
        for half in (chosen[:middle], chosen[middle:]):
            after = self._made(half, now)
            if after is not now:
                return after  # the other half is chosen again, where it stands now
        return now

    def _tried(self, chosen: Sequence[Chosen], now: Linted) -> tuple[Linted | None, str]:
        try:
            texts = self._mended.texts | self._changed(chosen, now)
        except UnfixableError as error:
            return None, str(error)
        after = self._lint(texts)
        if after.failures > now.failures:
            return None, "a rule would fail on the result"
        if why := _broken_promise(chosen, now.findings, after.findings):
            return None, why
        self._mended.texts = texts
        self._mended.made += [item.finding for item in chosen]
        return after, ""

    def _changed(self, chosen: Iterable[Chosen], now: Linted) -> dict[str, bytes]:
        edits: dict[str, dict[Replace, None]] = {}
        for item in chosen:
            for edit in item.edits:
                edits.setdefault(edit.span.path, {})[edit] = None
        return {path: self._tidied(path, list(own), now) for path, own in edits.items()}

    def _tidied(self, path: str, edits: Sequence[Replace], now: Linted) -> bytes:
        """The new text of a file, without the imports that its edits made useless."""
        old = self._text(path)
        new = Document(path, old).replaced(edits)
        after = parse(new, path)
        if not isinstance(after, Parsed):
            raise UnfixableError("the result would not parse")
        if not _may_free_imports(edits, Document(path, old), now.files[path]) or _is_looked_into(path, now.files):
            return new
        before = parse(old, path)
        document = Document(path, new)
        return document.replaced(made_useless(before, after, document)) if isinstance(before, Parsed) else new

    def _text(self, path: str) -> bytes:
        text = self._mended.texts.get(path)
        return self._read(path) if text is None else text

    def _give_up(self, finding: Finding, why: str) -> None:
        self._given_up.add(self._identities[id(finding)])
        self._mended.refused.append(Refusal(finding, why))


def _identities(findings: Iterable[Finding]) -> dict[int, Identity]:
    """What stays the same about each finding while lines move; equal ones are numbered in order."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = {}
    for finding in findings:
        parts = (finding.code, finding.span.path, finding.symbol, finding.message)
        found[id(finding)] = (*parts, seen[parts])
        seen[parts] += 1
    return found


def _broken_promise(chosen: Iterable[Chosen], before: Iterable[Finding], after: Iterable[Finding]) -> str:
    """Why the fixes may not stay; "" when their findings are gone and no other came."""
    expected = _tally(before)
    expected.subtract(_tally(item.finding for item in chosen))
    surplus = _tally(after)
    surplus.subtract(expected)
    fixed = {(item.finding.code, item.finding.span.path) for item in chosen}
    for (code, path), count in surplus.items():
        if count > 0:
            return "the finding would remain" if (code, path) in fixed else f"{path} would then have {code}"
    return ""


def _tally(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((finding.code, finding.span.path) for finding in findings)


def _may_free_imports(edits: Iterable[Replace], document: Document, facts: FileFacts) -> bool:
    """Whether text that goes away holds a name that the file imports."""
    gone = {word for edit in edits for word in re.findall(r"\w+", document.at(edit.span))}
    return any(item.local in gone for item in facts.imports)


def _is_looked_into(path: str, files: Mapping[str, FileFacts]) -> bool:
    """Whether other modules may take names from this one that it only imports."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return stem == "__init__" or any(
        item.name == "*" and item.module.rpartition(".")[2] == stem
        for facts in files.values()
        for item in facts.imports
    )
