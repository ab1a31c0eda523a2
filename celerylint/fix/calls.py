"""Calls with other keyword arguments, laid out as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

import libcst as cst

from celerylint.fix import UnfixableError
from celerylint.model.edits import AddKeyword, RemoveKeyword, RenameKeyword
from celerylint.model.source import Span
from celerylint.syntax.parse import Parsed

CallEdit = AddKeyword | RemoveKeyword | RenameKeyword

_CALLED: Final = (cst.Name, cst.Attribute)
_TIGHT: Final = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
_SPACED: Final = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))

Listed = TypeVar("Listed", cst.Arg, cst.ImportAlias)


class Calls:
    """The calls of one file, and the names that would be calls with parentheses."""

    def __init__(self, parsed: Parsed) -> None:
        self._module = parsed.module
        self._at: dict[Span, tuple[cst.Call | cst.Name | cst.Attribute, str]] = {}
        for node, indent in _nodes(parsed.module):
            if isinstance(node, (cst.Call, *_CALLED)) and (span := parsed.positions.find(node)) is not None:
                self._at.setdefault(span, (node, indent))

    def changed(self, span: Span, edits: Sequence[CallEdit], code: Mapping[AddKeyword, str]) -> str:
        """The text of the call at `span` after all `edits`; `code` holds the values of new arguments."""
        if span not in self._at:
            raise UnfixableError("there is no call here")
        node, indent = self._at[span]
        call = node if isinstance(node, cst.Call) else cst.Call(node)
        for edit in edits:
            call = _changed(call, edit, code)
        return _code(call.with_changes(lpar=(), rpar=()), indent, self._module)


def _nodes(module: cst.Module) -> Iterator[tuple[cst.CSTNode, str]]:
    todo: list[tuple[cst.CSTNode, str]] = [(module, "")]
    while todo:
        node, indent = todo.pop()
        yield node, indent
        if isinstance(node, cst.IndentedBlock):
            indent += module.default_indent if node.indent is None else node.indent
        todo.extend((child, indent) for child in reversed(node.children))


def _code(call: cst.Call, indent: str, module: cst.Module) -> str:
    """The text of a call whose statement is indented, which the lines within it repeat."""
    if not indent:
        return module.code_for_node(call)
    block = cst.IndentedBlock([cst.SimpleStatementLine([cst.Expr(call)])], indent=indent)
    return module.code_for_node(block).partition("\n" + indent)[2].rstrip("\n")


def _changed(call: cst.Call, edit: CallEdit, code: Mapping[AddKeyword, str]) -> cst.Call:
    if isinstance(edit, AddKeyword):
        return _with_keyword(call, edit.name, code[edit])
    index = _keyword(call, edit.old if isinstance(edit, RenameKeyword) else edit.name)
    if isinstance(edit, RenameKeyword):
        renamed = call.args[index].with_changes(keyword=cst.Name(edit.new))
        return call.with_changes(args=[*call.args[:index], renamed, *call.args[index + 1 :]])
    return call.with_changes(args=without(call.args, index))


def _keyword(call: cst.Call, name: str) -> int:
    for index, arg in enumerate(call.args):
        if arg.keyword is not None and arg.keyword.value == name:
            return index
    raise UnfixableError(f"`{name}` is not among the arguments")


def _with_keyword(call: cst.Call, name: str, code: str) -> cst.Call:
    if any(isinstance(arg.value, cst.GeneratorExp) and not arg.value.lpar for arg in call.args):
        raise UnfixableError("its only argument is a bare generator")
    try:
        value = cst.parse_expression(code)
    except cst.ParserSyntaxError as error:
        raise UnfixableError(f"`{code}` is no expression") from error
    new = cst.Arg(value, keyword=cst.Name(name), equal=_TIGHT)
    before = call.whitespace_before_args
    args = joined(call.args, new, before) if call.args else [new]
    return call.with_changes(args=args)


def joined(items: Sequence[Listed], new: Listed, before: cst.BaseParenthesizableWhitespace) -> list[Listed]:
    """A list with one more item, on a line of its own where the others have theirs.

    `before` is the space between the opening bracket and the first item.
    """
    *rest, last = items
    own_lines = isinstance(before, cst.ParenthesizedWhitespace)
    between = cst.Comma(whitespace_after=_line_like(before)) if own_lines else _SPACED
    if isinstance(last.comma, cst.Comma):
        after = last.comma.whitespace_after
        if own_lines and isinstance(after, cst.ParenthesizedWhitespace):
            between = cst.Comma(whitespace_after=_with_comment_of(after, before))
            after = after.with_changes(first_line=_plain(after.first_line))
        return [
            *rest,
            last.with_changes(comma=between),
            new.with_changes(comma=last.comma.with_changes(whitespace_after=after)),
        ]
    if not isinstance(last, cst.Arg):
        return [*rest, last.with_changes(comma=between), new]
    closing = last.whitespace_after_arg
    if own_lines and isinstance(closing, cst.ParenthesizedWhitespace):
        between = cst.Comma(whitespace_after=_with_comment_of(closing, before))
        closing = closing.with_changes(first_line=_plain(closing.first_line))
    moved = last.with_changes(comma=between, whitespace_after_arg=cst.SimpleWhitespace(""))
    return [*rest, moved, new.with_changes(whitespace_after_arg=closing)]


def without(items: Sequence[Listed], index: int) -> list[Listed]:
    """A list without one item; the last one's trailing comma passes to the one before."""
    left = list(items)
    gone = left.pop(index)
    if left and index == len(left):
        left[-1] = left[-1].with_changes(**_ending(gone))
    return left


def _ending(item: cst.Arg | cst.ImportAlias) -> dict[str, cst.CSTNode | cst.MaybeSentinel]:
    """What stands between an item and the closing bracket."""
    ending: dict[str, cst.CSTNode | cst.MaybeSentinel] = {"comma": item.comma}
    return ending | {"whitespace_after_arg": item.whitespace_after_arg} if isinstance(item, cst.Arg) else ending


def _line_like(before: cst.BaseParenthesizableWhitespace) -> cst.BaseParenthesizableWhitespace:
    """The beginning of a new line, without the comment that may stand after the opening bracket."""
    if isinstance(before, cst.ParenthesizedWhitespace):
        return before.with_changes(first_line=_plain(before.first_line), empty_lines=())
    return before


def _with_comment_of(
    after: cst.ParenthesizedWhitespace, before: cst.BaseParenthesizableWhitespace
) -> cst.BaseParenthesizableWhitespace:
    """A new line as `before` begins one; the comment behind the item above stays with it."""
    line = _line_like(before)
    return line.with_changes(first_line=after.first_line) if isinstance(line, cst.ParenthesizedWhitespace) else line


def _plain(line: cst.TrailingWhitespace) -> cst.TrailingWhitespace:
    return line.with_changes(whitespace=cst.SimpleWhitespace(""), comment=None)
