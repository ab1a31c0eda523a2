"""Exception is given to `retry()` in the wrong way.

Why: the first parameter of `retry` is `args`, the arguments of the next run. So `self.retry(exc)` does not retry: it
    fails with a `TypeError` while the new message is made, and the task ends in FAILURE after one attempt. Given by
    keyword, `exc` must be an exception: with a text, the last attempt fails with a `TypeError` ("exceptions must derive
    from BaseException"), and the real error is lost.

Bad:
    from celery import shared_task

    @shared_task(bind=True, max_retries=5)
    def index_book(self, book_id):
        try:
            send_to_index(book_id)
        except ConnectionError as exc:
            raise self.retry(exc)
Good:
    from celery import shared_task

    @shared_task(bind=True, max_retries=5)
    def index_book(self, book_id):
        try:
            send_to_index(book_id)
        except ConnectionError as exc:
            raise self.retry(exc=exc)
Fix: Write `exc=exc`.
Refs: `celery.app.task.Task.retry`
Proof: tests/proofs/test_cel503_retry_positional_exception.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.edits import Replace, insert_before
from celerylint.model.project import Project
from celerylint.model.retries import RetryCall
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_EXC_POSITION: Final = 2  # after `args` and `kwargs`
_TEXT_MAKERS: Final = frozenset(("str", "repr", "format"))


@rule.check(RetryCall)
def check(retry: RetryCall, project: Project) -> Iterator[Finding]:
    for index in range(_EXC_POSITION):
        given = e.positional(retry.call, index)
        if given is not None and e.dotted(given) in retry.caught:
            yield _positional(retry, given, index)
    exc = e.keyword(retry.call, "exc") or e.positional(retry.call, _EXC_POSITION)
    if exc is not None and _is_text(exc):
        yield _text(retry, exc)


def _positional(retry: RetryCall, given: e.Expr, index: int) -> Finding:
    last = e.positional(retry.call, index + 1) is None and not any(arg.star for arg in retry.call.args)
    named = Fix("Write `exc=` before it", Safety.SAFE, (insert_before(given.span, "exc="),))
    parameter = ("args", "kwargs")[index]
    return rule.at(
        given.span,
        f"`{retry.task.label}` fails with a TypeError instead of retrying: the exception is passed as `{parameter}`",
        symbol=retry.task.name,
        fix=named if last and e.keyword(retry.call, "exc") is None else None,
    )


def _text(retry: RetryCall, exc: e.Expr) -> Finding:
    return rule.at(
        exc.span,
        f"the last attempt of `{retry.task.label}` fails with a TypeError that hides the real error: this `exc` is a"
        " text, not an exception",
        severity=Severity.MAJOR,
        help="Give the exception itself: `exc=exc`.",
        symbol=retry.task.name,
        fix=Fix(f"Give the exception itself, `{retry.caught[0]}`", Safety.SAFE, (Replace(retry.caught[0], exc.span),))
        if retry.caught
        else None,
    )


def _is_text(expr: e.Expr) -> bool:
    """Certainly a string: a literal, or one made of the exception on the spot."""
    match expr:
        case e.Literal(value=str(text)):
            return bool(text)
        case e.Call(func=e.Name(path=path)):
            return path in _TEXT_MAKERS
        case e.Call(func=e.Attribute(base=e.Literal(value=str()), name="format")):
            return True
        case e.Operation(op="%" | "+", operands=(first, *_)):
            return _is_text(first)
        case _:
            return False
