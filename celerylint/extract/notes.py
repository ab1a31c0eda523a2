"""What a walk over a module writes down, and where in the module it stands while it does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import libcst as cst

from celerylint.model import expr as e
from celerylint.model.facts import (
    Binding,
    CallSite,
    ClassFact,
    DeadCode,
    DeferFrame,
    Frame,
    FunctionFact,
    Import,
    LoopFrame,
    Read,
    Statement,
    TryFrame,
)
from celerylint.syntax.expressions import Converter
from celerylint.syntax.parse import Parsed


@dataclass(slots=True)
class Body:
    """What is gathered about the function being walked (or the module, or a class body)."""

    names: set[str] = field(default_factory=set)
    globals: set[str] = field(default_factory=set)
    statements: list[Statement] = field(default_factory=list)
    dead: list[DeadCode] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)  # names given a value in the body of some `try` so far
    reads: dict[tuple[str, int], Read] = field(default_factory=dict)
    yields: bool = False


class Notes:
    """The facts gathered so far, and the scope and frames of what is being read."""

    def __init__(self, parsed: Parsed, path: str) -> None:
        self.path = path
        self.positions = parsed.positions
        self.imports: list[Import] = []
        self.bindings: list[Binding] = []
        self.functions: list[FunctionFact] = []
        self.classes: list[ClassFact] = []
        self.calls: list[CallSite] = []
        self.scope = ""
        self.in_class = False
        self.frames: tuple[Frame, ...] = ()
        self.body = Body()
        self.retries: dict[cst.Call, e.Call] = {}
        self._outer: list[tuple[tuple[Frame, ...], frozenset[str]]] = []
        self._hidden: frozenset[str] = frozenset()  # names of comprehensions and lambdas
        self._storing = False
        self.convert = Converter(
            parsed.positions, self._saw_call, self._saw_name, self._saw_walrus, self._enter, self._leave
        ).convert

    # -- what the converter reports ----------------------------------------------------------------------------------

    def _saw_call(self, call: e.Call, role: str) -> None:
        self.calls.append(CallSite(call, self.scope, self.frames, role))

    def _saw_name(self, name: e.Name) -> None:
        body = self.body
        body.names.add(name.path)
        if body.tried and not self._storing:
            head = name.path.partition(".")[0]
            if head in body.tried and head not in self._hidden:
                # The frames live as long as the read that is kept for them: their id stays theirs.
                body.reads.setdefault((head, id(self.frames)), Read(head, self.frames, name.span))

    def _saw_walrus(self, target: e.Expr, value: e.Expr) -> None:
        self.bind(target, value, "=")

    def _enter(self, source: e.Expr | None, is_async: bool, names: frozenset[str]) -> None:
        self._outer.append((self.frames, self._hidden))
        frame = DeferFrame() if source is None else LoopFrame(source, is_async)
        self.frames = (*self.frames, frame)
        self._hidden |= names

    def _leave(self) -> None:
        self.frames, self._hidden = self._outer.pop()

    # -- scopes and frames -------------------------------------------------------------------------------------------

    @contextmanager
    def inside(self, frame: Frame | None) -> Iterator[None]:
        """While reading what stands in a compound statement."""
        before = self.frames
        if frame is not None:
            self.frames = (*before, frame)
        yield
        self.frames = before

    @contextmanager
    def scoped(self, name: str, *, is_class: bool) -> Iterator[Body]:
        """While reading the body of a function or class."""
        before = self.scope, self.in_class, self.frames, self.body
        self.scope = f"{self.scope}.{name}" if self.scope else name
        self.in_class, self.body = is_class, Body()
        if not is_class:
            self.frames = ()
        yield self.body
        self.scope, self.in_class, self.frames, self.body = before

    # -- names that get a value --------------------------------------------------------------------------------------

    def target(self, node: cst.BaseExpression) -> e.Expr:
        """What is assigned to; a plain name there is written, not read."""
        if not isinstance(node, (cst.Name, cst.Tuple, cst.List)):
            return self.convert(node)
        self._storing = True
        try:
            return self.convert(node)
        finally:
            self._storing = False

    def bind(self, target: e.Expr, value: e.Expr, op: str, annotation: e.Expr | None = None) -> None:
        """A name, attribute or item gets a value; a display of them gets its parts."""
        if isinstance(target, e.Sequence):
            self._unpack(target, value, op)
            return
        self.bindings.append(Binding(self.scope, target, value, op, self.frames, target.span, annotation))
        if isinstance(target, e.Name) and any(isinstance(f, TryFrame) and f.arm == "body" for f in self.frames):
            self.body.tried.add(target.path)

    def _unpack(self, target: e.Sequence, value: e.Expr, op: str) -> None:
        pairs = value.items if isinstance(value, e.Sequence) and len(value.items) == len(target.items) else None
        for index, item in enumerate(target.items):
            part = pairs[index] if pairs and op == "=" else e.Unknown((value,), value.span)
            self.bind(item, part, op)
