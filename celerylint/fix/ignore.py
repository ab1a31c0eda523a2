"""`--add-ignore`: suppression comments for what is found, in our own form, where they reach it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from celerylint.fix.changes import Lint, Linted, Read
from celerylint.fix.document import Document
from celerylint.model.edits import Replace, insert_after
from celerylint.model.facts import Comment, Directive, FileFacts
from celerylint.model.rows import noqa_row
from celerylint.model.source import Span
from celerylint.rule import Finding


def ignore_all(lint: Lint, read: Read, reason: str) -> tuple[dict[str, bytes], Linted]:
    """A comment for each finding: the new texts by path, and what is still found with them."""
    now = lint({})
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in now.findings:
        if finding.code != finding.name:  # a file that does not parse cannot be told to be quiet
            by_path[finding.span.path].append(finding)
    texts = {
        path: _commented(Document(path, read(path)), findings, now.files[path], reason)
        for path, findings in by_path.items()
    }
    return texts, lint(texts)


def _commented(document: Document, findings: Iterable[Finding], facts: FileFacts, reason: str) -> bytes:
    lines = document.text.split("\n")
    codes: defaultdict[int, set[str]] = defaultdict(set)
    for finding in findings:
        codes[noqa_row(lines, finding.span.line)].add(finding.code)
    return document.replaced(_edit(row, found, lines, facts, reason) for row, found in codes.items())


def _edit(row: int, codes: set[str], lines: Sequence[str], facts: FileFacts, reason: str) -> Replace:
    directive = next((item for item in facts.directives if item.span.line == row and item.kind == "ignore"), None)
    if directive is not None and directive.selectors:
        return _longer(directive, codes, lines[row - 1])
    comment = next((item for item in facts.comments if item.line == row), None)
    text = f"# celerylint: ignore[{', '.join(sorted(codes))}]{f' {reason}' if reason else ''}"
    return insert_after(_end(row, lines, facts.path, comment), f"  {text}")


def _longer(directive: Directive, codes: set[str], line: str) -> Replace:
    """The comment with more codes in its brackets."""
    at = line.index("]", directive.span.column - 1) + 1
    more = "".join(f", {code}" for code in sorted(codes - set(directive.selectors)))
    return Replace(more, Span(directive.span.path, directive.span.line, at, directive.span.line, at))


def _end(row: int, lines: Sequence[str], path: str, comment: Comment | None) -> Span:
    """Where the code, or the comment behind it, ends on a line."""
    column = comment.column + len(comment.text) if comment else len(lines[row - 1].rstrip()) + 1
    return Span(path, row, column, row, column)
