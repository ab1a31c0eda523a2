"""One walk over a module that writes down what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Union

import libcst as cst

from celerylint.extract.flow import Statement, dead_code
from celerylint.model import expr as e
from celerylint.model.facts import (
    Binding,
    CallSite,
    ClassFact,
    DeadCode,
    DeferFrame,
    FileFacts,
    Frame,
    FunctionFact,
    Handler,
    IfFrame,
    Import,
    LoopFrame,
    Param,
    TryFrame,
    WithFrame,
)
from celerylint.model.source import Span
from celerylint.syntax.expressions import Converter
from celerylint.syntax.parse import Parsed

Try = Union[cst.Try, cst.TryStar]


@dataclass(slots=True)
class _Body:
    """What is gathered about the function being walked (or the module, or a class body)."""

    names: set[str] = field(default_factory=set)
    globals: set[str] = field(default_factory=set)
    returns: list[e.Expr] = field(default_factory=list)
    raises: list[e.Expr] = field(default_factory=list)
    dead: list[DeadCode] = field(default_factory=list)
    yields: bool = False


class ModuleWalk:
    """Gathers the facts of one parsed module."""

    def __init__(self, parsed: Parsed, path: str) -> None:
        self.path = path
        self.positions = parsed.positions
        self.imports: list[Import] = []
        self.bindings: list[Binding] = []
        self.functions: list[FunctionFact] = []
        self.classes: list[ClassFact] = []
        self.calls: list[CallSite] = []
        self._scope = ""
        self._in_class = False
        self._frames: tuple[Frame, ...] = ()
        self._outer_frames: list[tuple[Frame, ...]] = []
        self._body = _Body()
        self._tries = 0
        self._retries: dict[cst.Call, e.Call] = {}
        self._converter = Converter(
            parsed.positions, self._saw_call, self._saw_name, self._saw_walrus, self._enter, self._leave
        )
        self._convert = self._converter.convert
        self._block(parsed.module.body)

    def facts(self) -> FileFacts:
        """The result, without comments and directives."""
        return FileFacts(
            path=self.path,
            imports=tuple(self.imports),
            bindings=tuple(self.bindings),
            functions=tuple(self.functions),
            classes=tuple(self.classes),
            calls=tuple(self.calls),
        )

    # -- what the converter reports ----------------------------------------------------------------------------------

    def _saw_call(self, call: e.Call, role: str) -> None:
        self.calls.append(CallSite(call, self._scope, self._frames, role))

    def _saw_name(self, path: str) -> None:
        self._body.names.add(path)

    def _saw_walrus(self, target: e.Expr, value: e.Expr) -> None:
        self._bind(target, value, "=")

    def _enter(self, kind: str, source: e.Expr | None, is_async: bool) -> None:
        self._outer_frames.append(self._frames)
        frame = DeferFrame() if source is None or kind == "lambda" else LoopFrame(source, is_async)
        self._frames = (*self._frames, frame)

    def _leave(self) -> None:
        self._frames = self._outer_frames.pop()

    # -- scopes and frames -------------------------------------------------------------------------------------------

    @contextmanager
    def _inside(self, frame: Frame | None) -> Iterator[None]:
        before = self._frames
        if frame is not None:
            self._frames = (*before, frame)
        yield
        self._frames = before

    @contextmanager
    def _scoped(self, name: str, *, is_class: bool) -> Iterator[_Body]:
        before = self._scope, self._in_class, self._frames, self._body
        self._scope = f"{self._scope}.{name}" if self._scope else name
        self._in_class, self._body = is_class, _Body()
        if not is_class:
            self._frames = ()
        yield self._body
        self._scope, self._in_class, self._frames, self._body = before

    def _bind(self, target: e.Expr, value: e.Expr, op: str, annotation: e.Expr | None = None) -> None:
        if isinstance(target, e.Sequence):
            self._unpack(target, value, op)
            return
        self.bindings.append(Binding(self._scope, target, value, op, self._frames, target.span, annotation))

    def _unpack(self, target: e.Sequence, value: e.Expr, op: str) -> None:
        pairs = value.items if isinstance(value, e.Sequence) and len(value.items) == len(target.items) else None
        for index, item in enumerate(target.items):
            part = pairs[index] if pairs and op == "=" else e.Unknown((value,), value.span)
            self._bind(item, part, op)

    # -- statements --------------------------------------------------------------------------------------------------

    def _block(self, body: Sequence[Statement]) -> None:
        for statement in body:
            self._statement(statement)
        if len(body) > 1 and self._retries:
            self._body.dead.extend(dead_code(body, self.positions, self._retries.get))

    def _suite(self, suite: cst.BaseSuite) -> None:
        if isinstance(suite, cst.IndentedBlock):
            self._block(suite.body)
        else:
            for statement in suite.body:
                self._statement(statement)

    def _statement(self, node: Statement) -> None:
        match node:
            case cst.SimpleStatementLine(body=parts):
                for part in parts:
                    self._statement(part)
            case cst.FunctionDef():
                self._function(node)
            case cst.ClassDef():
                self._class(node)
            case cst.If():
                self._if(node)
            case cst.For() | cst.While():
                self._loop(node)
            case cst.With():
                self._with(node)
            case cst.Try() | cst.TryStar():
                self._try(node)
            case cst.Match():
                self._convert(node.subject)
                for arm in node.cases:
                    if arm.guard is not None:
                        self._convert(arm.guard)
                    self._suite(arm.body)
            case _:
                self._small(node)

    def _small(self, node: Statement) -> None:
        match node:
            case cst.Expr(value=value):
                self._note_retry(value, self._convert(value, "statement"))
                if isinstance(value, cst.Yield):
                    self._body.yields = True
            case cst.Assign(targets=targets, value=value):
                converted = self._value(value, "assign")
                for target in targets:
                    self._bind(self._convert(target.target), converted, "=")
            case cst.AnnAssign(target=target, annotation=annotation, value=value):
                kind = self._convert(annotation.annotation)
                if value is not None:
                    self._bind(self._convert(target), self._value(value, "assign"), "=", kind)
            case cst.AugAssign(target=target, operator=operator, value=value):
                op = {"BitOrAssign": "|=", "AddAssign": "+="}.get(type(operator).__name__, "?=")
                self._bind(self._convert(target), self._convert(value), op)
            case cst.Return(value=value) if value is not None:
                converted = self._value(value, "return")
                self._note_retry(value, converted)
                self._body.returns.append(converted)
            case cst.Raise(exc=exc, cause=cause):
                self._raise(exc, cause)
            case cst.Import() | cst.ImportFrom():
                self._import(node)
            case cst.Global(names=names) | cst.Nonlocal(names=names):
                self._body.globals.update(item.name.value for item in names)
            case cst.Assert(test=test):
                self._convert(test)
            case cst.Del(target=target):
                self._convert(target)

    def _value(self, node: cst.BaseExpression, role: str) -> e.Expr:
        if isinstance(node, cst.Yield):
            self._body.yields = True
        return self._convert(node, role)

    def _note_retry(self, node: cst.BaseExpression, converted: e.Expr) -> None:
        if isinstance(node, cst.Call) and isinstance(converted, e.Call):
            self._retries[node] = converted

    def _raise(self, exc: cst.BaseExpression | None, cause: cst.From | None) -> None:
        if exc is not None:
            converted = self._convert(exc, "raise")
            self._note_retry(exc, converted)
            self._body.raises.append(converted)
        if cause is not None:
            self._convert(cause.item)

    def _if(self, node: cst.If) -> None:
        """Iterative over `elif`, which libcst nests."""
        outer = self._frames
        branch: cst.If | cst.Else | None = node
        while branch is not None:
            if isinstance(branch, cst.Else):
                self._suite(branch.body)
                break
            test = self._convert(branch.test)
            with self._inside(IfFrame(test, True)):
                self._suite(branch.body)
            self._frames = (*self._frames, IfFrame(test, False))
            branch = branch.orelse
        self._frames = outer

    def _loop(self, node: cst.For | cst.While) -> None:
        is_async = False
        if isinstance(node, cst.For):
            source = self._convert(node.iter)
            is_async = node.asynchronous is not None
            self._bind(self._convert(node.target), source, "for")
        else:
            source = self._convert(node.test)
        with self._inside(LoopFrame(source, is_async)):
            self._suite(node.body)
        if node.orelse is not None:
            self._suite(node.orelse.body)

    def _with(self, node: cst.With) -> None:
        items = []
        for item in node.items:
            converted = self._convert(item.item, "with")
            items.append(converted)
            if item.asname is not None:
                self._bind(self._convert(item.asname.name), converted, "with")
        frame = WithFrame(tuple(items), node.asynchronous is not None, items[0].span)
        with self._inside(frame):
            self._suite(node.body)

    def _try(self, node: Try) -> None:
        self._tries += 1
        ident = self._tries
        clauses: list[cst.ExceptHandler | cst.ExceptStarHandler] = list(node.handlers)
        handlers = tuple(self._handler(clause) for clause in clauses)
        with self._inside(TryFrame("body", handlers, -1, ident)):
            self._suite(node.body)
        for index, clause in enumerate(clauses):
            with self._inside(TryFrame("handler", handlers, index, ident)):
                self._suite(clause.body)
        ends: tuple[tuple[str, cst.Else | cst.Finally | None], ...] = (
            ("else", node.orelse),
            ("finally", node.finalbody),
        )
        for arm, part in ends:
            if part is not None:
                with self._inside(TryFrame(arm, handlers, -1, ident)):
                    self._suite(part.body)

    def _handler(self, node: cst.ExceptHandler | cst.ExceptStarHandler) -> Handler:
        kind = self._convert(node.type) if node.type is not None else None
        types = kind.items if isinstance(kind, e.Sequence) else (kind,) if kind is not None else ()
        name = node.name.name.value if node.name is not None and isinstance(node.name.name, cst.Name) else None
        return Handler(types, name, self.positions.span(node))

    # -- definitions -------------------------------------------------------------------------------------------------

    def _function(self, node: cst.FunctionDef) -> None:
        decorators = tuple(self._convert(item.decorator, "decorator") for item in node.decorators)
        params = self._params(node.params)
        if node.returns is not None:
            self._convert(node.returns.annotation)
        in_class = self._in_class
        with self._scoped(node.name.value, is_class=False) as body:
            self._suite(node.body)
            self.functions.append(
                FunctionFact(
                    scope=self._scope,
                    span=self.positions.span(node.name),
                    params=params,
                    decorators=decorators,
                    is_async=node.asynchronous is not None,
                    is_generator=body.yields,
                    docstring=node.get_docstring(clean=False) or "",
                    in_class=in_class,
                    returns=tuple(body.returns),
                    raises=tuple(body.raises),
                    names=frozenset(body.names),
                    globals=frozenset(body.globals),
                    dead=tuple(body.dead),
                    end_line=self.positions.block_lines(node.body)[1],
                )
            )
        self._body.names |= body.names

    def _class(self, node: cst.ClassDef) -> None:
        decorators = tuple(self._convert(item.decorator, "decorator") for item in node.decorators)
        bases = tuple(self._convert(arg.value) for arg in node.bases)
        keywords = tuple((arg.keyword.value, self._convert(arg.value)) for arg in node.keywords if arg.keyword)
        with self._scoped(node.name.value, is_class=True):
            fact = ClassFact(
                scope=self._scope,
                span=self.positions.span(node.name),
                bases=bases,
                keywords=keywords,
                decorators=decorators,
                docstring=node.get_docstring(clean=False) or "",
                end_line=self.positions.block_lines(node.body)[1],
            )
            self.classes.append(fact)
            self._suite(node.body)

    def _params(self, params: cst.Parameters) -> tuple[Param, ...]:
        found = [self._param(item, "positional") for item in (*params.posonly_params, *params.params)]
        if isinstance(params.star_arg, cst.Param):
            found.append(self._param(params.star_arg, "*"))
        found.extend(self._param(item, "keyword") for item in params.kwonly_params)
        if params.star_kwarg is not None:
            found.append(self._param(params.star_kwarg, "**"))
        return tuple(found)

    def _param(self, node: cst.Param, kind: str) -> Param:
        default = self._convert(node.default) if node.default is not None else None
        annotation = self._convert(node.annotation.annotation) if node.annotation is not None else None
        return Param(node.name.value, kind, default, annotation)

    # -- imports -----------------------------------------------------------------------------------------------------

    def _import(self, node: cst.Import | cst.ImportFrom) -> None:
        typing_only = any(
            isinstance(frame, IfFrame) and frame.holds and (e.dotted(frame.test) or "").endswith("TYPE_CHECKING")
            for frame in self._frames
        )
        module = ""
        if isinstance(node, cst.ImportFrom):
            module = "." * len(node.relative) + (_dotted(node.module) if node.module else "")
            if isinstance(node.names, cst.ImportStar):
                self.imports.append(Import(self._scope, "*", module, None, Span(self.path, 1, 1, 1, 1), typing_only))
                return
        for alias in node.names:  # type: ignore[union-attr]
            self._import_alias(alias, module, isinstance(node, cst.ImportFrom), typing_only)

    def _import_alias(self, alias: cst.ImportAlias, module: str, is_from: bool, typing_only: bool) -> None:
        name = _dotted(alias.name)
        local = alias.asname.name.value if alias.asname and isinstance(alias.asname.name, cst.Name) else None
        span = self.positions.span(alias)
        if is_from:
            self.imports.append(Import(self._scope, local or name, module, name, span, typing_only))
        elif local is not None:
            self.imports.append(Import(self._scope, local, name, None, span, typing_only))
        else:
            self.imports.append(Import(self._scope, name.partition(".")[0], name, None, span, typing_only))


def _dotted(node: cst.BaseExpression) -> str:
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    parts.append(node.value if isinstance(node, cst.Name) else "?")
    return ".".join(reversed(parts))
