"""One walk over a module that writes down what it says: the compound statements, and what they enclose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Union

import libcst as cst

from celerylint.extract.flow import StatementNode, dead_code
from celerylint.extract.notes import Notes
from celerylint.extract.simple import SimpleStatements
from celerylint.model import expr as e
from celerylint.model.facts import (
    CaseFrame,
    ClassFact,
    FileFacts,
    FunctionFact,
    Handler,
    IfFrame,
    LoopFrame,
    Param,
    TryFrame,
    WithFrame,
)
from celerylint.syntax.parse import Parsed

Try = Union[cst.Try, cst.TryStar]


class ModuleWalk:
    """Gathers the facts of one parsed module."""

    def __init__(self, parsed: Parsed, path: str) -> None:
        self.notes = notes = Notes(parsed, path)
        self._simple = SimpleStatements(notes)
        self._convert = notes.convert
        self._positions = parsed.positions
        self._tries = 0
        self._block(parsed.module.body)

    def facts(self) -> FileFacts:
        """The result, without comments and directives."""
        notes = self.notes
        return FileFacts(
            path=notes.path,
            imports=tuple(notes.imports),
            bindings=tuple(notes.bindings),
            functions=tuple(notes.functions),
            classes=tuple(notes.classes),
            calls=tuple(notes.calls),
        )

    # -- statements --------------------------------------------------------------------------------------------------

    def _block(self, body: Sequence[StatementNode]) -> None:
        for statement in body:
            self._statement(statement)
        if len(body) > 1 and self.notes.retries:
            self.notes.body.dead.extend(dead_code(body, self._positions, self.notes.retries.get))

    def _suite(self, suite: cst.BaseSuite) -> None:
        if isinstance(suite, cst.IndentedBlock):
            self._block(suite.body)
        else:
            for statement in suite.body:
                self._statement(statement)

    def _statement(self, node: StatementNode) -> None:
        match node:
            case cst.SimpleStatementLine(body=parts):
                for part in parts:
                    self._simple.note(part)
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
                self._match(node)
            case _:
                self._simple.note(node)

    def _match(self, node: cst.Match) -> None:
        subject = self._convert(node.subject)
        for index, arm in enumerate(node.cases):
            with self.notes.inside(CaseFrame(subject, index)):
                if arm.guard is not None:
                    self._convert(arm.guard)
                self._suite(arm.body)

    def _if(self, node: cst.If) -> None:
        """Iterative over `elif`, which libcst nests."""
        outer = self.notes.frames
        branch: cst.If | cst.Else | None = node
        while branch is not None:
            if isinstance(branch, cst.Else):
                self._suite(branch.body)
                break
            test = self._convert(branch.test)
            with self.notes.inside(IfFrame(test, True)):
                self._suite(branch.body)
            self.notes.frames = (*self.notes.frames, IfFrame(test, False))
            branch = branch.orelse
        self.notes.frames = outer

    def _loop(self, node: cst.For | cst.While) -> None:
        is_async = False
        if isinstance(node, cst.For):
            source = self._convert(node.iter)
            is_async = node.asynchronous is not None
            self.notes.bind(self.notes.target(node.target), source, "for")
        else:
            source = self._convert(node.test)
        with self.notes.inside(LoopFrame(source, is_async)):
            self._suite(node.body)
        if node.orelse is not None:
            self._suite(node.orelse.body)

    def _with(self, node: cst.With) -> None:
        items = []
        for item in node.items:
            converted = self._convert(item.item, "with")
            items.append(converted)
            if item.asname is not None:
                self.notes.bind(self.notes.target(item.asname.name), converted, "with")
        frame = WithFrame(tuple(items), node.asynchronous is not None, items[0].span)
        with self.notes.inside(frame):
            self._suite(node.body)

    def _try(self, node: Try) -> None:
        self._tries += 1
        ident = self._tries
        clauses: list[cst.ExceptHandler | cst.ExceptStarHandler] = list(node.handlers)
        handlers = tuple(self._handler(clause) for clause in clauses)
        with self.notes.inside(TryFrame("body", handlers, -1, ident)):
            self._suite(node.body)
        for index, clause in enumerate(clauses):
            with self.notes.inside(TryFrame("handler", handlers, index, ident)):
                self._suite(clause.body)
        ends: tuple[tuple[str, cst.Else | cst.Finally | None], ...] = (
            ("else", node.orelse),
            ("finally", node.finalbody),
        )
        for arm, part in ends:
            if part is not None:
                with self.notes.inside(TryFrame(arm, handlers, -1, ident)):
                    self._suite(part.body)

    def _handler(self, node: cst.ExceptHandler | cst.ExceptStarHandler) -> Handler:
        kind = self._convert(node.type) if node.type is not None else None
        types = kind.items if isinstance(kind, e.Sequence) else (kind,) if kind is not None else ()
        name = node.name.name.value if node.name is not None and isinstance(node.name.name, cst.Name) else None
        return Handler(types, name, self._positions.span(node))

    # -- definitions -------------------------------------------------------------------------------------------------

    def _function(self, node: cst.FunctionDef) -> None:
        decorators = tuple(self._convert(item.decorator, "decorator") for item in node.decorators)
        params = self._params(node.params)
        if node.returns is not None:
            self._convert(node.returns.annotation)
        in_class, frames = self.notes.in_class, self.notes.frames
        with self.notes.scoped(node.name.value, is_class=False) as body:
            self._suite(node.body)
            self.notes.functions.append(
                FunctionFact(
                    scope=self.notes.scope,
                    span=self._positions.span(node.name),
                    params=params,
                    decorators=decorators,
                    is_async=node.asynchronous is not None,
                    is_generator=body.yields,
                    docstring=node.get_docstring(clean=False) or "",
                    in_class=in_class,
                    statements=tuple(body.statements),
                    names=frozenset(body.names),
                    globals=frozenset(body.globals),
                    dead=tuple(body.dead),
                    reads=tuple(body.reads.values()),
                    end_line=self._positions.block_lines(node.body)[1],
                    frames=frames,
                )
            )
        self.notes.body.names |= body.names

    def _class(self, node: cst.ClassDef) -> None:
        decorators = tuple(self._convert(item.decorator, "decorator") for item in node.decorators)
        bases = tuple(self._convert(arg.value) for arg in node.bases)
        keywords = tuple((arg.keyword.value, self._convert(arg.value)) for arg in node.keywords if arg.keyword)
        with self.notes.scoped(node.name.value, is_class=True):
            fact = ClassFact(
                scope=self.notes.scope,
                span=self._positions.span(node.name),
                bases=bases,
                keywords=keywords,
                decorators=decorators,
                docstring=node.get_docstring(clean=False) or "",
                end_line=self._positions.block_lines(node.body)[1],
            )
            self.notes.classes.append(fact)
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
