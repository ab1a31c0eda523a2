"""What one file says, as plain data: the only thing that crosses from reading files to linking them.

Nothing here knows Celery; `celerylint.link` gives it meaning. Scopes are dotted paths inside the module ("" is the
module itself, "Service.run" a method, "outer.inner" a nested function).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Union

from celerylint.model.expr import Call, Expr
from celerylint.model.source import Span


class Import(NamedTuple):
    """One imported name. `import a.b` binds `a` to `a`; `from ..x import y as z` has module "..x" and name "y"."""

    scope: str
    local: str  # "*" for a star import
    module: str  # with its leading dots
    name: str | None  # None for `import module`
    span: Span
    typing_only: bool


class WithFrame(NamedTuple):
    """Inside `with items:`; `span` is the first item's."""

    items: tuple[Expr, ...]
    is_async: bool
    span: Span


class Handler(NamedTuple):
    """One `except` clause. No types means a bare `except:`."""

    types: tuple[Expr, ...]
    name: str | None
    span: Span


class TryFrame(NamedTuple):
    """Inside a `try`: which arm, and the clauses of that try. In a handler arm, `handler` is its index."""

    arm: str  # "body", "handler", "else" or "finally"
    handlers: tuple[Handler, ...]
    handler: int
    ident: int  # the same for all arms of one try statement


class LoopFrame(NamedTuple):
    """Inside a `for` or `while`; `source` is what is looped over or tested."""

    source: Expr
    is_async: bool


class IfFrame(NamedTuple):
    """Inside an `if`; `holds` tells the branch."""

    test: Expr
    holds: bool


class CaseFrame(NamedTuple):
    """Inside a `case`; `subject` is what the `match` looks at."""

    subject: Expr
    number: int


class DeferFrame(NamedTuple):
    """Inside a lambda: runs later, if at all."""

    kind: str = "lambda"


Frame = Union[WithFrame, TryFrame, LoopFrame, IfFrame, CaseFrame, DeferFrame]


class CallSite(NamedTuple):
    """A call and where it stands.

    `role` says what becomes of its result: "statement", "raise", "return", "await", "assign", "decorator" or "value".
    """

    call: Call
    scope: str
    frames: tuple[Frame, ...]
    role: str


class Binding(NamedTuple):
    """An assignment. `target` is a Name, Attribute or Subscript; `op` is "=", an augmented operator, "with" or "for".

    A bare annotation (`x: int`) has no value and is not recorded.
    """

    scope: str
    target: Expr
    value: Expr
    op: str
    frames: tuple[Frame, ...]
    span: Span
    annotation: Expr | None


class Param(NamedTuple):
    """A parameter. `kind` is "positional", "keyword", "*" or "**"."""

    name: str
    kind: str
    default: Expr | None
    annotation: Expr | None


class Statement(NamedTuple):
    """A simple statement of a function; `frames` are what it stands in, inside that function.

    `kind` is "return", "raise", "expression", "assign", "assert", "pass", "break", "continue" or "other"; `value` what
    is returned, raised, asserted or evaluated, None for a bare `return` or `raise`.
    """

    kind: str
    value: Expr | None
    frames: tuple[Frame, ...]
    span: Span


class DeadCode(NamedTuple):
    """Statements that follow, in the same block, one that ends with a call to some `….retry(…)`.

    `bare` when all they do is `return`, `break`, `continue` or `pass`: notes to the reader, not lost work.
    """

    call: Call
    role: str
    span: Span
    bare: bool


class Read(NamedTuple):
    """Where a block first reads a name that the body of some `try` above gave a value."""

    name: str  # without its attributes
    frames: tuple[Frame, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FunctionFact:
    """A `def`, and the `frames` it stands in.

    `span` is its name; `names` are the dotted names read anywhere in its body.
    """

    scope: str  # its own path: "Service.run"
    span: Span
    params: tuple[Param, ...]
    decorators: tuple[Expr, ...]
    is_async: bool
    is_generator: bool
    docstring: str
    in_class: bool
    statements: tuple[Statement, ...]
    names: frozenset[str]
    globals: frozenset[str]
    dead: tuple[DeadCode, ...]
    reads: tuple[Read, ...]
    end_line: int
    frames: tuple[Frame, ...]

    @property
    def name(self) -> str:
        """The last part of the scope."""
        return self.scope.rpartition(".")[2]

    @property
    def parent(self) -> str:
        """The scope it is defined in."""
        return self.scope.rpartition(".")[0]

    @property
    def returns(self) -> tuple[Expr, ...]:
        """What its `return` statements give."""
        return self._values("return")

    @property
    def raises(self) -> tuple[Expr, ...]:
        """What its `raise` statements raise."""
        return self._values("raise")

    def _values(self, kind: str) -> tuple[Expr, ...]:
        return tuple(item.value for item in self.statements if item.kind == kind and item.value is not None)


@dataclass(frozen=True, slots=True)
class ClassFact:
    """A `class`. `span` is its name."""

    scope: str
    span: Span
    bases: tuple[Expr, ...]
    keywords: tuple[tuple[str, Expr], ...]
    decorators: tuple[Expr, ...]
    docstring: str
    end_line: int

    @property
    def name(self) -> str:
        """The last part of the scope."""
        return self.scope.rpartition(".")[2]


class Comment(NamedTuple):
    """A comment, with its `#`; `alone` when nothing else stands on its line."""

    line: int
    column: int
    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Directive:
    """A suppression comment.

    `kind` is "ignore", "file-ignore", "disable", "enable" or "noqa"; `selectors` are codes or names as written;
    `first` and `last` are the lines it reaches (for "disable" up to its "enable", or the end of the block).
    """

    kind: str
    selectors: tuple[str, ...]
    reason: str
    span: Span
    first: int
    last: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """Why a file could not be read. `message` is a sentence for the user; `line` and `column` are 1-based."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Everything one file says. With a `problem` the rest is empty."""

    path: str
    imports: tuple[Import, ...] = ()
    bindings: tuple[Binding, ...] = ()
    functions: tuple[FunctionFact, ...] = ()
    classes: tuple[ClassFact, ...] = ()
    calls: tuple[CallSite, ...] = ()
    comments: tuple[Comment, ...] = ()
    directives: tuple[Directive, ...] = ()
    problem: SyntaxProblem | None = None
