"""Where nodes stand, found in one run of libcst's code generator.

libcst's own PositionProvider costs about three parses; this recorder notes the token indexes of the node types that
facts speak of and turns them into offsets once. It uses the generator's state, which is libcst's internal interface,
so it stays in this file, and a test compares every span with PositionProvider's.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from types import TracebackType
from typing import Final

import libcst as cst
from libcst._nodes.internal import CodegenState

from celerylint.model.facts import Comment
from celerylint.model.source import Span

_EXPRESSIONS: Final = tuple(
    getattr(cst, name)
    for name in (
        "Attribute Await BinaryOperation BooleanOperation Call Comparison ConcatenatedString Dict DictComp Ellipsis"
        " Float FormattedString GeneratorExp IfExp Imaginary Integer Lambda List ListComp Name NamedExpr Set SetComp"
        " SimpleString StarredDictElement StarredElement Subscript TemplatedString Tuple UnaryOperation Yield"
    ).split()
    if hasattr(cst, name)
)
_STATEMENTS: Final = (
    cst.SimpleStatementLine,
    cst.FunctionDef,
    cst.ClassDef,
    cst.If,
    cst.For,
    cst.While,
    cst.With,
    cst.Try,
    cst.TryStar,
    cst.Match,
    cst.ExceptHandler,
    cst.ExceptStarHandler,
    cst.Decorator,
    cst.ImportAlias,
    *cst.BaseSmallStatement.__subclasses__(),
)
_WANTED: Final = frozenset(_EXPRESSIONS + _STATEMENTS)
_BLOCKS: Final = frozenset((cst.IndentedBlock, cst.SimpleStatementSuite))

_Extent = tuple[int, int]


class _Silent:
    __slots__ = ()

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class _Inside:
    """Records the token indexes between entry and exit, or those of the named first and last child."""

    __slots__ = ("begin", "first", "last", "node", "state")

    def __init__(
        self, state: _Recorder, node: cst.CSTNode, first: cst.CSTNode | None, last: cst.CSTNode | None
    ) -> None:
        self.state, self.node, self.first, self.last = state, node, first, last
        self.begin = 0

    def __enter__(self) -> None:
        self.begin = len(self.state.tokens)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        extents = self.state.extents
        begin = extents[self.first][0] if self.first in extents else self.begin
        end = extents[self.last][1] if self.last in extents else len(self.state.tokens)
        extents[self.node] = (begin, end)


_SILENT: Final = _Silent()


class _Recorder(CodegenState):
    """A generator state that remembers where wanted nodes, blocks and comments begin and end."""

    def begin(self) -> None:
        self.extents: dict[cst.CSTNode | None, _Extent] = {}
        self.blocks: dict[cst.CSTNode, _Extent] = {}
        self.comments: list[tuple[int, str]] = []
        self.open: list[int] = []

    def before_codegen(self, node: cst.CSTNode) -> None:
        kind = type(node)
        if kind in _WANTED or kind in _BLOCKS:
            self.open.append(len(self.tokens))
        elif kind is cst.Comment:
            self.comments.append((len(self.tokens), node.value))  # type: ignore[attr-defined]

    def after_codegen(self, node: cst.CSTNode) -> None:
        kind = type(node)
        if kind in _WANTED:
            begin = self.open.pop()
            if node not in self.extents:
                self.extents[node] = (begin, len(self.tokens))
        elif kind in _BLOCKS:
            self.blocks[node] = (self.open.pop(), len(self.tokens))

    def record_syntactic_position(  # type: ignore[override]
        self, node: cst.CSTNode, *, start_node: cst.CSTNode | None = None, end_node: cst.CSTNode | None = None
    ) -> _Inside | _Silent:
        return _Inside(self, node, start_node, end_node) if type(node) in _WANTED else _SILENT


class Positions:
    """Spans of the nodes of one parsed module. `path` goes into each span."""

    def __init__(self, module: cst.Module, text: str, path: str) -> None:
        state = _Recorder(module.default_indent, module.default_newline)
        state.begin()
        module._codegen(state)
        self._path = path
        self._text = text
        self._extents = state.extents
        self._blocks = state.blocks
        offsets = [0, *accumulate(map(len, state.tokens))]
        self._offsets = [*offsets, offsets[-1]]  # the generator drops the file's last newline after nodes have ended
        self._lines = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
        self._comments = state.comments

    def span(self, node: cst.CSTNode) -> Span:
        """The place of a node of a wanted type; raises KeyError for others."""
        begin, end = self._extents[node]
        line, column = self._place(self._offsets[begin])
        end_line, end_column = self._place(self._offsets[end])
        return Span(self._path, line, column, end_line, end_column)

    def find(self, node: cst.CSTNode) -> Span | None:
        """The place of a node; None for a type whose places are not recorded."""
        return self.span(node) if node in self._extents else None

    def join(self, first: cst.CSTNode, last: cst.CSTNode) -> Span:
        """From the beginning of one node to the end of another."""
        begin, end = self.span(first), self.span(last)
        return Span(self._path, begin.line, begin.column, end.end_line, end.end_column)

    def block_lines(self, block: cst.CSTNode) -> tuple[int, int]:
        """The line on which a suite's header ends, and the last line of the suite."""
        begin, end = self._blocks[block]
        last = max(self._offsets[end] - 1, 0)
        return self._place(self._offsets[begin])[0], self._place(last)[0]

    def comments(self) -> tuple[Comment, ...]:
        """All comments, in source order."""
        found = []
        for index, text in self._comments:
            offset = self._offsets[index]
            line, column = self._place(offset)
            before = self._text[self._lines[line - 1] : offset]
            found.append(Comment(line, column, text, not before.strip()))
        return tuple(found)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
