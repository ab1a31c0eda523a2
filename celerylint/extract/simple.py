"""Simple statements: what kind each is, what it gives, and the names it binds."""

from __future__ import annotations

import libcst as cst

from celerylint.extract.flow import StatementNode
from celerylint.extract.import_nodes import imports_of
from celerylint.extract.notes import Notes
from celerylint.model import expr as e
from celerylint.model.facts import Statement


class SimpleStatements:
    """Writes simple statements down."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self._convert = notes.convert

    def note(self, node: StatementNode) -> None:
        """One more of them."""
        kind, value = self._read(node)
        notes = self.notes
        notes.body.statements.append(Statement(kind, value, notes.frames, notes.positions.span(node)))

    def _read(self, node: StatementNode) -> tuple[str, e.Expr | None]:
        match node:
            case cst.Expr(value=value):
                return "expression", self._expression(value)
            case cst.Assign() | cst.AnnAssign() | cst.AugAssign():
                return "assign", self._assigned(node)
            case cst.Return(value=value):
                return "return", self._returned(value)
            case cst.Raise(exc=exc, cause=cause):
                return "raise", self._raised(exc, cause)
            case cst.Assert(test=test):
                return "assert", self._convert(test)
            case cst.Pass() | cst.Break() | cst.Continue():
                return type(node).__name__.lower(), None
            case _:
                self._declaration(node)
                return "other", None

    def _assigned(self, node: cst.Assign | cst.AnnAssign | cst.AugAssign) -> e.Expr | None:
        """The value, where it is what the targets get; only a plain `=` has one for the statement."""
        notes = self.notes
        match node:
            case cst.Assign(targets=targets, value=value):
                converted = self._value(value, "assign")
                for target in targets:
                    notes.bind(notes.target(target.target), converted, "=")
                return converted
            case cst.AnnAssign(target=place, annotation=annotation, value=given):
                kind = self._convert(annotation.annotation)
                if given is not None:
                    converted = self._value(given, "assign")
                    notes.bind(notes.target(place), converted, "=", kind)
            case cst.AugAssign(target=place, operator=operator, value=value):
                op = {"BitOrAssign": "|=", "AddAssign": "+="}.get(type(operator).__name__, "?=")
                notes.bind(self._convert(place), self._convert(value), op)
        return None

    def _declaration(self, node: StatementNode) -> None:
        match node:
            case cst.Import() | cst.ImportFrom():
                notes = self.notes
                notes.imports.extend(imports_of(node, notes.scope, notes.frames, notes.positions))
            case cst.Global(names=names) | cst.Nonlocal(names=names):
                self.notes.body.globals.update(item.name.value for item in names)
            case cst.Del(target=target):
                self._convert(target)

    def _expression(self, value: cst.BaseExpression) -> e.Expr:
        converted = self._value(value, "statement")
        self._note_retry(value, converted)
        return converted

    def _returned(self, value: cst.BaseExpression | None) -> e.Expr | None:
        if value is None:
            return None
        converted = self._value(value, "return")
        self._note_retry(value, converted)
        return converted

    def _raised(self, exc: cst.BaseExpression | None, cause: cst.From | None) -> e.Expr | None:
        converted = None
        if exc is not None:
            converted = self._convert(exc, "raise")
            self._note_retry(exc, converted)
        if cause is not None:
            self._convert(cause.item)
        return converted

    def _value(self, node: cst.BaseExpression, role: str) -> e.Expr:
        if isinstance(node, cst.Yield):
            self.notes.body.yields = True
        return self._convert(node, role)

    def _note_retry(self, node: cst.BaseExpression, converted: e.Expr) -> None:
        if isinstance(node, cst.Call) and isinstance(converted, e.Call):
            self.notes.retries[node] = converted
