"""From edits as rules give them to replacements of text, with libcst's knowledge of the code around them."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from celerylint.fix import UnfixableError
from celerylint.fix.calls import Calls
from celerylint.fix.document import Document
from celerylint.fix.imports import Imports
from celerylint.model.edits import (
    AddKeyword,
    AddParameter,
    Code,
    Edit,
    Imported,
    InsertLines,
    MoveImport,
    RemoveKeyword,
    RemoveLines,
    RenameEntry,
    RenameKeyword,
    Replace,
    ReplaceString,
)
from celerylint.model.facts import FileFacts
from celerylint.model.source import Span
from celerylint.rule import Finding, Fix, Safety
from celerylint.syntax.parse import Parsed, parse

_CALL_EDITS: Final = (AddKeyword, RemoveKeyword, RenameKeyword)
_QUOTES: Final = ('"""', "'''", '"', "'")


class Lowering:
    """The edits of one file, as replacements of its text."""

    def __init__(self, path: str, source: bytes, facts: FileFacts) -> None:
        self.document = Document(path, source)
        self._path, self._source, self._facts = path, source, facts

    @functools.cached_property
    def parsed(self) -> Parsed:
        """The file's tree."""
        parsed = parse(self._source, self._path)
        if not isinstance(parsed, Parsed):
            raise UnfixableError(parsed.message)
        return parsed

    @functools.cached_property
    def _calls(self) -> Calls:
        return Calls(self.parsed)

    @functools.cached_property
    def _imports(self) -> Imports:
        return Imports(self.document, self._facts, lambda: self.parsed)

    def lowered(self, fix: Fix) -> Fix:
        """The fix with nothing but replacements by text; raises UnfixableError when it cannot be made here."""
        replacements = list(dict.fromkeys(self._replacements(fix.edits)))
        for before, after in pairwise(sorted(replacements, key=lambda edit: edit.span)):
            if overlap(before, after):
                raise UnfixableError("its changes overlap")
        return replace(fix, edits=tuple(sorted(replacements, key=lambda edit: edit.span)))

    def _replacements(self, edits: Iterable[Edit]) -> Iterator[Replace]:
        calls: dict[Span, list[AddKeyword | RemoveKeyword | RenameKeyword]] = {}
        wanted: dict[Imported, None] = {}
        for edit in edits:
            if isinstance(edit, _CALL_EDITS):
                calls.setdefault(edit.span, []).append(edit)
            else:
                yield self._replacement(edit, wanted)
        for span, changes in calls.items():
            code = {edit: self._text(edit.code, wanted) for edit in changes if isinstance(edit, AddKeyword)}
            yield self.document.trimmed(span, self._calls.changed(span, changes, code))
        yield from self._imports.added(wanted)

    def _replacement(self, edit: Edit, wanted: dict[Imported, None]) -> Replace:
        match edit:
            case Replace(code=code, span=span):
                return Replace(self._text(code, wanted), span)
            case ReplaceString(value=value, span=span):
                return Replace(_requoted(self.document.at(span), value), span)
            case MoveImport():
                return self._imports.moved(edit)
            case RenameEntry(old=old, new=new, span=span):
                return self._renamed(old, new, span)
            case AddParameter(name=name, span=span):
                return self._parameter(name, span)
            case InsertLines():
                return self._inserted(edit, wanted)
            case RemoveLines(span=span):
                self._fills_lines(span)
                return Replace("", _whole_lines(span, self.document))
            case _:
                raise AssertionError(edit)

    def _text(self, code: Code, wanted: dict[Imported, None]) -> str:
        """Code as text; what it needs imported is added to `wanted`."""
        return "".join(self._part(part, wanted) for part in ((code,) if isinstance(code, str) else code))

    def _part(self, part: object, wanted: dict[Imported, None]) -> str:
        match part:
            case str():
                return part
            case Imported():
                wanted.setdefault(part)
                return self._imports.name_for(part)
            case _:
                return _parenthesised(self.document.at(part.span))  # type: ignore[attr-defined]

    def _renamed(self, old: str, new: str, span: Span) -> Replace:
        text, (begin, end) = self.document.text, self.document.range(span)
        head = text.rfind("\n", 0, text.rfind("\n", 0, begin) + 1) + 1
        word = rf"(?<!\w){re.escape(old)}(?!\w)"
        name = re.compile(rf"{word}(?=\s*=\s*$)").search(text[:begin], head) or re.compile(word).search(
            text, begin, end
        )
        if name is None or re.search(r"[=:{]", text[begin : name.start()]):
            raise UnfixableError("its name does not stand beside its value")
        return Replace(new, self.document.span(*name.span()))

    def _parameter(self, name: str, span: Span) -> Replace:
        text, (_, at) = self.document.text, self.document.range(span)
        at = text.index("(", at) + 1
        rest = text[at:].lstrip()
        if rest.startswith("#"):
            raise UnfixableError("a comment stands before the parameters")
        separator = "" if rest.startswith(")") else ", "
        at = at if rest.startswith(")") else len(text) - len(rest)
        return Replace(name + separator, self.document.span(at, at))

    def _inserted(self, edit: InsertLines, wanted: dict[Imported, None]) -> Replace:
        span = edit.span
        indent = self._begins_line(span)
        lines = "".join(f"{indent}{self._indented(self._text(line, wanted))}\n" for line in edit.lines)
        if not edit.below:
            at = self.document.offset(span.line, 1)
            return Replace(lines, self.document.span(at, at))
        self._ends_line(span)
        if span.end_line == self.document.last_line:
            at = len(self.document.text)
            return Replace("\n" + lines.removesuffix("\n"), self.document.span(at, at))
        at = self.document.offset(span.end_line + 1, 1)
        return Replace(lines, self.document.span(at, at))

    def _indented(self, line: str) -> str:
        """A line whose leading blanks, four for each step, are the file's own steps."""
        text = line.lstrip(" ")
        return self.parsed.module.default_indent * ((len(line) - len(text)) // 4) + text

    def _fills_lines(self, span: Span) -> None:
        self._begins_line(span)
        self._ends_line(span)

    def _begins_line(self, span: Span) -> str:
        before = self.document.line(span.line)[: span.column - 1]
        if before.strip():
            raise UnfixableError("something else stands on its line")
        return before

    def _ends_line(self, span: Span) -> None:
        after = self.document.line(span.end_line)[span.end_column - 1 :].strip()
        if after and not after.startswith("#"):
            raise UnfixableError("something else stands on its line")


class Lowerings:
    """The lowerings of a project's files; `read` gives the bytes of a file, `files` what they say."""

    def __init__(self, read: Callable[[str], bytes], files: Mapping[str, FileFacts]) -> None:
        self._read, self._files = read, files
        self._by_path: dict[str, Lowering] = {}

    def lowered(self, finding: Finding) -> Fix:
        """The fix of a finding that has one, lowered; raises UnfixableError when it cannot be made."""
        assert finding.fix is not None
        path = finding.span.path
        if any(edit.span.path != path for edit in finding.fix.edits):
            raise UnfixableError("it concerns another file")
        if path not in self._by_path:
            self._by_path[path] = Lowering(path, self._read(path), self._files[path])
        return self._by_path[path].lowered(finding.fix)

    def shown(self, finding: Finding) -> Finding:
        """The finding with its fix lowered; where it cannot be made, its title alone is left."""
        if finding.fix is None or not finding.fix.edits:
            return finding
        try:
            return replace(finding, fix=self.lowered(finding))
        except UnfixableError:
            return replace(finding, fix=Fix(finding.fix.title, Safety.DISPLAY))


def overlap(first: Replace, second: Replace) -> bool:
    """Whether two replacements, in order, touch the same text (or insert at the same place)."""
    end, begin = first.span[3:], second.span[1:3]
    return end > begin or (first.span[1:] == second.span[1:] and end == begin)


def _parenthesised(text: str) -> str:
    """The text of an expression whose own parentheses its span leaves out, with those that it needs as an argument."""
    node = ast.parse(f"({text}\n)", mode="eval").body
    bare = isinstance(node, (ast.Tuple, ast.GeneratorExp)) and node.col_offset == 0
    return f"({text})" if bare else text


def _requoted(literal: str, value: str) -> str:
    """A string literal with another value between the same quotes."""
    prefix = literal[: len(literal) - len(literal.lstrip("rRbBuUfF"))]
    quotes = next((quotes for quotes in _QUOTES if literal[len(prefix) :].startswith(quotes)), "")
    plain = literal.count(quotes) == 2 if quotes else False
    if not plain or set("fF") & set(prefix) or not value.isprintable() or set(value) & set("\\\"'"):
        raise UnfixableError("it is not written as one plain string")
    return f"{prefix}{quotes}{value}{quotes}"


def _whole_lines(span: Span, document: Document) -> Span:
    if span.end_line < document.last_line:
        return Span(span.path, span.line, 1, span.end_line + 1, 1)
    return Span(span.path, span.line, 1, span.end_line, len(document.line(span.end_line)) + 1)
