"""Statements that cannot run because the one before them always ends in `….retry(…)`.

Whether that is Celery's retry is decided when names are resolved; here only the shape is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Union

import libcst as cst

from celerylint.model.expr import Call
from celerylint.model.facts import DeadCode
from celerylint.syntax.positions import Positions

StatementNode = Union[cst.BaseStatement, cst.BaseSmallStatement]


def dead_code(
    body: Sequence[StatementNode], positions: Positions, known: Callable[[cst.Call], Call | None]
) -> Iterator[DeadCode]:
    """What follows, in this block, the first statement that always retries. `known` gives a call's data."""
    for index, statement in enumerate(body[:-1]):
        ending = _ending(statement)
        if ending is None:
            continue
        retry, role = ending
        call = known(retry)
        if call is not None:
            rest = body[index + 1 :]
            yield DeadCode(call, role, positions.join(rest[0], rest[-1]), all(_is_bare(part) for part in rest))
        return


def _ending(statement: StatementNode) -> tuple[cst.Call, str] | None:
    """The retry call with which a statement always ends, and what becomes of the call's result."""
    if isinstance(statement, cst.SimpleStatementLine):
        return _small_ending(statement.body[-1])
    if isinstance(statement, cst.If) and statement.orelse is not None:
        return _branches_ending(statement)
    return None


def _small_ending(statement: cst.BaseSmallStatement) -> tuple[cst.Call, str] | None:
    value: cst.BaseExpression | None
    match statement:
        case cst.Raise(exc=value):
            role = "raise"
        case cst.Return(value=value):
            role = "return"
        case cst.Expr(value=value):
            role = "statement"
        case _:
            return None
    if isinstance(value, cst.Call) and isinstance(value.func, cst.Attribute) and value.func.attr.value == "retry":
        return value, role
    return None


def _branches_ending(statement: cst.If) -> tuple[cst.Call, str] | None:
    """Both branches must end in a retry for the `if` to end in one."""
    orelse = statement.orelse
    other = _ending(orelse) if isinstance(orelse, cst.If) else _suite_ending(orelse.body) if orelse else None
    return _suite_ending(statement.body) if other else None


def _suite_ending(suite: cst.BaseSuite) -> tuple[cst.Call, str] | None:
    last = suite.body[-1] if suite.body else None
    return _ending(last) if isinstance(last, cst.BaseStatement) else None


def _is_bare(statement: StatementNode) -> bool:
    if not isinstance(statement, cst.SimpleStatementLine):
        return False
    return all(
        isinstance(part, (cst.Pass, cst.Break, cst.Continue)) or (isinstance(part, cst.Return) and part.value is None)
        for part in statement.body
    )
