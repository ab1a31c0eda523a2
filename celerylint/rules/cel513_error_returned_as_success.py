"""Task returns an error instead of failing.

Why: whatever a task returns, its state is SUCCESS. Monitoring, `link_error`, chords, `on_failure` and automatic retries
    only see exceptions: for them a run that returns `{"status": "error"}` went well, and a chain goes on with that dict
    as its input.

Bad:
    from celery import shared_task

    @shared_task
    def sync_stock(shop_id):
        try:
            pull(shop_id)
        except Exception as exc:
            return {"status": "error", "detail": str(exc)}
        return {"status": "ok"}
Good:
    from celery import shared_task

    @shared_task
    def sync_stock(shop_id):
        pull(shop_id)
        return {"status": "ok"}
Limits: one finding for each task, with all its places. Minor where the clause also notes the failure elsewhere (a
    status in a row, an error tracker); a bare `return False` has low confidence.
Fix: Let the exception leave the task, or raise one; note what has to be noted before that.
Refs: Celery docs, "Tasks: States"
Proof: tests/proofs/test_cel513_error_returned_as_success.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.facts import Binding, Statement
from celerylint.model.handling import Handling
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.errors import BROAD

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_OUTCOME_KEYS: Final = frozenset(("status", "state", "result", "outcome"))
_ERROR_KEYS: Final = frozenset(("error", "errors", "exception", "error_message"))
_SUCCESS_KEYS: Final = frozenset(("success", "ok", "succeeded", "is_success"))
_FAILING: Final = re.compile(r"(?:error|err|fail|failed|failure|exception|crashed)\b", re.I)
_RECORDS: Final = re.compile(
    r"fail|sentry|status|state|capture_exception|captureException|record|notify|alert|rollback_job", re.I
)
_LOGS: Final = re.compile(r"(?:^|\.)_?(?:log|logger|logging|print)(?:\.|$)", re.I)


@rule.check(Handling)
def check(handling: Handling, project: Project) -> Iterator[Finding]:
    if handling.answers and (given := _error_of(handling)) is not None:
        others = [other for other in project.having(Handling, "task", handling.task) if _error_of(other) is not None]
        if others[0] is handling:
            yield _finding(handling, given, others[1:])


def _finding(handling: Handling, given: Statement, others: list[Handling]) -> Finding:
    broad = not handling.names or bool(BROAD & set(handling.names))
    confidence = Confidence.HIGH if broad else Confidence.MEDIUM
    return rule.at(
        given.span,
        f"`{handling.task.label}` ends in SUCCESS here, though it failed: nobody but a reader of its result will know",
        severity=Severity.MINOR if _is_recorded(handling) else None,
        confidence=Confidence.LOW if _is_false(given.value) else confidence,
        related=[(handling.span, "the exception ends here"), *((other.span, "and here") for other in others)],
        symbol=handling.task.name,
    )


def _error_of(handling: Handling) -> Statement | None:
    """The `return` of a clause that says so."""
    if not handling.answers:
        return None
    for item in handling.body:
        if item.kind == "return" and item.value is not None and _says_error(item.value, handling):
            return item
    return None


def _says_error(value: e.Expr, handling: Handling) -> bool:
    match value:
        case e.Mapping(items=items):
            return any(_is_error_item(item) for item in items)
        case e.Call(func=e.Name(path="dict"), args=args):
            return any(_is_error_pair(arg.keyword or "", arg.value) for arg in args)
        case e.Sequence(kind="tuple", items=(first, *_)):
            return _is_false(first) or _is_failing(first)
        case e.Literal():
            return _is_false(value) or _is_failing(value)
        case e.Name(path=path):
            return any(_binds_error(item, path) for item in handling.bindings)
        case e.Unknown(parts=parts) | e.Operation(op="+" | "%", operands=parts):  # a text made of the exception
            return bool(handling.clause.name) and any(_tells(part, handling.clause.name) for part in parts)
        case e.Call(func=e.Name(path="str" | "repr"), args=(arg,)):
            return bool(handling.clause.name) and e.dotted(arg.value) == handling.clause.name
        case _:
            return False


def _is_error_item(item: e.Item) -> bool:
    return isinstance(item.key, e.Literal) and _is_error_pair(str(item.key.value), item.value)


def _is_error_pair(key: str, value: e.Expr) -> bool:
    key = key.lower()
    if key in _OUTCOME_KEYS:
        return _is_failing(value)
    if key in _SUCCESS_KEYS:
        return _is_false(value)
    return key in _ERROR_KEYS and not (isinstance(value, e.Literal) and not value.value)


def _binds_error(item: Binding, name: str) -> bool:
    """`result = {"error": …}` or `result["error"] = …`, in the clause."""
    match item.target:
        case e.Name(path=path) if path == name:
            return isinstance(item.value, e.Mapping) and any(map(_is_error_item, item.value.items))
        case e.Subscript(base=e.Name(path=path), key=e.Literal(value=key)) if path == name:
            return _is_error_pair(str(key), item.value)
        case _:
            return False


def _is_false(value: e.Expr | None) -> bool:
    return isinstance(value, e.Literal) and value.value is False


def _is_failing(value: e.Expr) -> bool:
    return isinstance(value, e.Literal) and isinstance(value.value, str) and _FAILING.match(value.value) is not None


def _tells(part: e.Expr, name: str | None) -> bool:
    return any(e.dotted(inner) == name for inner in e.walk(part))


def _is_recorded(handling: Handling) -> bool:
    """Whether the clause also notes the failure where somebody may look."""
    if any(_RECORDS.search(_name(item.target)) for item in handling.bindings):
        return True
    values = (item.value for item in handling.body if item.kind in ("expression", "assign") and item.value)
    calls = (part for value in values for part in e.walk(value) if isinstance(part, e.Call))
    names = (_name(call.func) for call in calls)
    return any(_RECORDS.search(name) and not _LOGS.search(name) for name in names)


def _name(expr: e.Expr) -> str:
    """The name of a call or an assigned attribute; plain variables are nobody's record."""
    if isinstance(expr, e.Attribute):
        return expr.name
    return e.dotted(expr) or ""
