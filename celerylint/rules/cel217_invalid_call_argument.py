"""Argument of `apply_async` has the wrong type.

Why: `eta` is a datetime, `countdown` a number of seconds, the first argument a list or tuple. `eta=60` fails with
    AttributeError when the task is sent, `countdown="60"` with TypeError; `link=store` sends nothing, because only a
    signature can be put into a message.

Bad:
    from celery import shared_task

    @shared_task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), eta=3600)
Good:
    from celery import shared_task

    @shared_task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), countdown=3600)
Limits: judges literal values, and tasks as `link`. Silent where a variable may hold anything.
Fix: Write `countdown=` for a number of seconds, `(x,)` for one argument, `.s()` after a task.
Refs: `celery.app.task.Task.apply_async`
Proof: tests/proofs/test_calls_oracle.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.edits import Edit, RenameKeyword, Replace, Source
from celerylint.model.project import Project
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Enqueue)
def check(call: Enqueue, project: Project) -> Iterator[Finding]:
    if call.how not in ("apply_async", "apply_async_on_commit"):
        return
    for value, message, title, edits in _problems(call):
        yield rule.at(
            value.span,
            message,
            symbol=call.task.name if call.task is not None else call.target,
            fix=Fix(title, Safety.SAFE, edits) if edits else None,
            help=title,
        )


def _problems(call: Enqueue) -> Iterator[tuple[e.Expr, str, str, tuple[Edit, ...]]]:
    written = call.site.call
    eta, countdown = e.keyword(written, "eta"), e.keyword(written, "countdown")
    if eta is not None and _is_number(eta):
        rename = (RenameKeyword("eta", "countdown", call.span),) if countdown is None else ()
        yield eta, "`eta` is a datetime: a number fails when the task is sent", "Write `countdown=`", rename
    if isinstance(countdown, e.Literal) and isinstance(countdown.value, str):
        number = countdown.value.strip()
        edits = (Replace(number, countdown.span),) if number.isdigit() else ()
        yield countdown, "`countdown` is a number: a text fails when the task is sent", f"Write `{number}`", edits
    args = e.keyword(written, "args") or (e.positional(written, 0) if call.direct else None)
    if isinstance(args, e.Literal) and args.value is not None:
        edits = (Replace(("(", Source(args.span), ",)"), args.span),)
        what = "a text is taken apart into its characters" if isinstance(args.value, str) else "this fails"
        yield args, f"the arguments are a list or tuple: {what}", "Write `(…,)`", edits
    if call.direct and (third := e.positional(written, 2)) is not None and not _is_none(third):
        yield third, "the third argument is the id of the task, not one of its arguments", "Name it: `task_id=…`", ()


def _is_number(expr: e.Expr) -> bool:
    match expr:
        case e.Literal(value=bool()):
            return False
        case e.Literal(value=int() | float()):
            return True
        case e.Operation(op="*" | "+" | "-", operands=operands):
            return all(map(_is_number, operands))
        case _:
            return False


def _is_none(expr: e.Expr) -> bool:
    return isinstance(expr, e.Literal) and expr.value is None
