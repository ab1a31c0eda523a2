"""Imports that a fix needs, where the file keeps its imports; and those that it made useless."""

from __future__ import annotations

import builtins
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import libcst as cst

from celerylint.fix import UnfixableError
from celerylint.fix.calls import joined, without
from celerylint.fix.document import Document
from celerylint.model.edits import Imported, MoveImport, Replace
from celerylint.model.expr import Name
from celerylint.model.facts import FileFacts
from celerylint.model.source import Span
from celerylint.syntax.parse import Parsed

_FUTURE: Final = "__future__"
_WORD: Final = re.compile(r"\w+")


class Imports:
    """The imports at the top of a file, and what a fix adds to them."""

    def __init__(self, document: Document, facts: FileFacts, parsed: Callable[[], Parsed]) -> None:
        self._document, self._facts, self._parsed = document, facts, parsed

    def name_for(self, wanted: Imported) -> str:
        """What the file calls the thing, or will call it once it is imported."""
        return self._known(wanted) or self._new_name(wanted)

    def added(self, wanted: Iterable[Imported]) -> Iterator[Replace]:
        """The edits that import what is missing; those at one place are one edit."""
        places: dict[Span, list[str]] = {}
        for item in sorted(wanted, key=lambda item: _order(item.module)):
            if not self._known(item):
                edit = self._addition(item)
                places.setdefault(edit.span, []).append(str(edit.code))
        for span, texts in places.items():
            yield Replace(_merged(texts), span)

    def moved(self, edit: MoveImport) -> Replace:
        """The statement at an imported name, with that name imported from elsewhere; raises UnfixableError."""
        parsed = self._parsed()
        for line in parsed.module.body:
            statements = line.body if isinstance(line, cst.SimpleStatementLine) else ()
            for statement in statements:
                if isinstance(statement, cst.ImportFrom) and not isinstance(statement.names, cst.ImportStar):
                    names = list(statement.names)
                    for index, alias in enumerate(names):
                        if parsed.positions.span(alias) == edit.span:
                            return self._moved(statement, names, index, edit.to)
        raise UnfixableError("the import is not at the top of the file")

    def _moved(self, statement: cst.ImportFrom, names: list[cst.ImportAlias], index: int, to: Imported) -> Replace:
        local = _local(names[index])
        new = f"from {to.module} import {to.name}" + (f" as {local}" if local != to.name else "")
        rest = without(names, index)
        parsed = self._parsed()
        old = parsed.module.code_for_node(statement.with_changes(names=rest)) + "\n" if rest else ""
        return self._document.trimmed(parsed.positions.span(statement), old + new)

    def _known(self, wanted: Imported) -> str:
        """The name it has in the whole file already; "" when it has none."""
        package, _, module = wanted.module.rpartition(".")
        for item in self._facts.imports:
            if item.scope or item.typing_only or self._is_rebound(item.local):
                continue
            if (item.module, item.name) == wanted:
                return item.local
            if package and (item.module, item.name) == (package, module):
                return f"{item.local}.{wanted.name}"
            if item.name is None and item.module == wanted.module:
                plain = item.local == item.module.partition(".")[0]  # `import a.b` gives the name `a`
                return f"{item.module if plain else item.local}.{wanted.name}"
        return ""

    def _new_name(self, wanted: Imported) -> str:
        taken = wanted.name in self._others() or any(item.local == wanted.name for item in self._facts.imports)
        taken = taken or hasattr(builtins, wanted.name)  # which other code of the file may mean
        return f"{wanted.module.partition('.')[0]}_{wanted.name}" if taken else wanted.name

    def _is_rebound(self, local: str) -> bool:
        return local.partition(".")[0] in self._others()

    def _others(self) -> set[str]:
        """Names that something other than an import gives a meaning, anywhere in the file."""
        facts = self._facts
        names = {item.name for item in facts.functions} | {item.name for item in facts.classes}
        names |= {param.name for function in facts.functions for param in function.params}
        bound = (item.target for item in facts.bindings)
        return names | {target.path for target in bound if isinstance(target, Name)}

    def _addition(self, wanted: Imported) -> Replace:
        name = self._new_name(wanted)
        alias = cst.ImportAlias(cst.Name(wanted.name), asname=None if name == wanted.name else _as(name))
        head = self._head()
        for line, statement in head:
            if _takes_names_of(statement, wanted.module) and _is_lone(line):
                return self._joined(line, statement, alias)
        text = f"from {wanted.module} import {wanted.name}{'' if name == wanted.name else f' as {name}'}\n"
        return self._inserted(text, wanted.module, head)

    def _head(self) -> list[tuple[cst.SimpleStatementLine, cst.Import | cst.ImportFrom]]:
        """The first run of imports at the top of the file, one pair a line."""
        head: list[tuple[cst.SimpleStatementLine, cst.Import | cst.ImportFrom]] = []
        for statement in self._parsed().module.body:
            first = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else None
            if isinstance(statement, cst.SimpleStatementLine) and isinstance(first, (cst.Import, cst.ImportFrom)):
                head.append((statement, first))
            elif any(_module_of(item) != _FUTURE for _, item in head):
                break
        return head

    def _joined(
        self, line: cst.SimpleStatementLine, statement: cst.Import | cst.ImportFrom, alias: cst.ImportAlias
    ) -> Replace:
        assert isinstance(statement, cst.ImportFrom)
        assert not isinstance(statement.names, cst.ImportStar)
        before: cst.BaseParenthesizableWhitespace = cst.SimpleWhitespace("")
        if statement.lpar is not None:
            before = statement.lpar.whitespace_after
        names = joined(list(statement.names), alias, before)
        changed = line.with_changes(
            leading_lines=(), trailing_whitespace=cst.TrailingWhitespace(), body=[statement.with_changes(names=names)]
        )
        text = self._parsed().module.code_for_node(changed).rstrip("\n")
        return self._document.trimmed(self._parsed().positions.span(statement), text)

    def _inserted(
        self, text: str, module: str, head: list[tuple[cst.SimpleStatementLine, cst.Import | cst.ImportFrom]]
    ) -> Replace:
        spans = [self._parsed().positions.span(line) for line, _ in head]
        keys = [_order(_module_of(item)) for _, item in head]
        own = _order(module)
        below = [index for index, key in enumerate(keys) if key <= own]
        if below:
            gap = "\n" if keys[below[-1]][0] != own[0] else ""
            return self._line(spans[below[-1]].end_line + 1, gap + text)
        if head:
            gap = "\n" if keys[0][0] != own[0] else ""
            return self._line(spans[0].line, text + gap)
        return self._line(self._first_line(), text + "\n")

    def _first_line(self) -> int:
        """Where a file without imports can have its first: below its docstring, else above its first statement."""
        module, positions = self._parsed().module, self._parsed().positions
        statements = list(module.body)
        if not statements:
            return self._document.last_line
        if module.get_docstring() is not None and isinstance(statements[0], cst.SimpleStatementLine):
            if len(statements) == 1:
                return positions.span(statements[0]).end_line + 1
            line = positions.span(statements[0]).end_line + 1
            while not self._document.line(line).strip():
                line += 1
            return line
        decorators = getattr(statements[0], "decorators", ())
        first = decorators[0] if decorators else statements[0]
        return positions.span(first).line

    def _line(self, number: int, text: str) -> Replace:
        if number > self._document.last_line:
            at = len(self._document.text)
            return Replace("\n" + text.rstrip("\n"), self._document.span(at, at))
        at = self._document.offset(number, 1)
        return Replace(text, self._document.span(at, at))


def made_useless(before: Parsed, after: Parsed, document: Document) -> list[Replace]:
    """The edits of `after` that remove imports which `before` used and `after` no longer does.

    Only whole-file imports are looked at, and none with a comment beside it: that may say why it stays.
    """
    read_before, read_after = _words(before.module), _words(after.module)
    return [
        edit
        for line in after.module.body
        if isinstance(line, cst.SimpleStatementLine) and _is_lone(line)
        for edit in _trims(line, line.body[0], read_before - read_after, after, document)
    ]


def _trims(
    line: cst.SimpleStatementLine,
    statement: cst.BaseSmallStatement,
    idle: set[str],
    parsed: Parsed,
    document: Document,
) -> Iterator[Replace]:
    if not isinstance(statement, (cst.Import, cst.ImportFrom)) or isinstance(statement.names, cst.ImportStar):
        return
    names = list(statement.names)
    kept = names
    for alias in names:
        if _local(alias) in idle:
            kept = without(kept, kept.index(alias))
    if len(kept) == len(names) or line.trailing_whitespace.comment is not None:
        return
    span = parsed.positions.span(line)
    if not kept:
        begin, end = (
            document.offset(span.line, 1),
            document.offset(span.end_line, 1) + len(document.line(span.end_line)),
        )
        yield Replace("", document.span(begin, min(end + 1, len(document.text))))
        return
    text = parsed.module.code_for_node(statement.with_changes(names=kept))
    yield document.trimmed(parsed.positions.span(statement), text)


def _words(module: cst.Module) -> set[str]:
    """Every name in the code that imports nothing, and every word in its strings (annotations, `__all__`)."""
    words: set[str] = set()
    todo: list[cst.CSTNode] = [module]
    while todo:
        node = todo.pop()
        if isinstance(node, (cst.Import, cst.ImportFrom)):
            continue
        if isinstance(node, cst.Name):
            words.add(node.value)
        elif isinstance(node, (cst.SimpleString, cst.FormattedStringText)):
            words.update(_WORD.findall(node.value))
        todo.extend(node.children)
    return words


def _merged(texts: Sequence[str]) -> str:
    """Import lines for one place as one text; blank lines where the first begins, or the last ends, with one."""
    if len(texts) == 1:
        return texts[0]
    lines = [text.strip("\n") for text in texts]
    head = "\n" if texts[0].startswith("\n") else ""
    tail = "\n\n" if texts[-1].endswith("\n\n") else "\n"
    parts = [lines[0]]
    for before, line in pairwise(lines):
        modules = (text.split()[1] for text in (before, line))
        parts.append(("\n" if len({_order(module)[0] for module in modules}) > 1 else "") + line)
    return head + "\n".join(parts) + tail


def _local(alias: cst.ImportAlias) -> str:
    if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
        return alias.asname.name.value
    return alias.evaluated_name.partition(".")[0]


def _module_of(statement: cst.Import | cst.ImportFrom) -> str:
    """The module, with its leading dots; of `import a, b` the first."""
    if isinstance(statement, cst.Import):
        return statement.names[0].evaluated_name
    name = statement.module
    dotted = cst.Module([]).code_for_node(name) if name is not None else ""
    return "." * len(statement.relative) + dotted


def _takes_names_of(statement: cst.Import | cst.ImportFrom, module: str) -> bool:
    return (
        isinstance(statement, cst.ImportFrom)
        and not isinstance(statement.names, cst.ImportStar)
        and _module_of(statement) == module
    )


def _order(module: str) -> tuple[int, str]:
    """Where a module stands among sorted imports: `__future__`, the standard library, packages, one's own."""
    root = module.partition(".")[0]
    section = 0 if root == _FUTURE else 1 if root in sys.stdlib_module_names else 2 if root else 3
    return section, module.lower()


def _as(name: str) -> cst.AsName:
    return cst.AsName(cst.Name(name), cst.SimpleWhitespace(" "), cst.SimpleWhitespace(" "))


def _is_lone(line: cst.SimpleStatementLine) -> bool:
    return len(line.body) == 1
