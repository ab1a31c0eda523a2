"""Task is sent with an option that Celery does not know.

Why: `apply_async` takes any keyword. What it does not know becomes a property of the message, and the broker's
    library drops it without a word: `apply_async(cuntdown=60)` runs at once. `retries=` and `max_retries=` do not say
    how often to retry: the first counts as retries already made, the second is dropped.

Bad:
    from celery import shared_task

    @shared_task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), cuntdown=3600)
Good:
    from celery import shared_task

    @shared_task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), countdown=3600)
Limits: looks at `apply_async`, `send_task` and `apply_async_on_commit` of tasks that are found. An option that
    resembles none of Celery's has medium confidence: a base class or a signal handler may read it. Silent for tasks
    whose base class has an `apply_async` of its own.
Fix: Write the option that is meant.
Refs: `celery.app.task.Task.apply_async`; `celery.app.amqp.AMQP`
Proof: tests/proofs/test_cel206_unknown_call_option.py
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.edits import RenameKeyword
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.options import CALL_OPTIONS

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_OWN: Final = frozenset(
    "args kwargs task_id producer link link_error shadow name connection router result_cls publisher".split()
)
# Read by brokers' libraries, or by Signature.
_ELSEWHERE: Final = frozenset(
    "MessageGroupId MessageDeduplicationId DelaySeconds MessageAttributes immutable using".split()
)
_MEANT: Final = {"que": "queue", "delay": "countdown", "eta_seconds": "countdown", "arg": "args", "kwarg": "kwargs"}
_BUDGET: Final = {
    "retries": "counts as retries that were made already: the task has fewer left",
    "max_retries": "is dropped: only the task itself, or `self.retry`, says how often it is retried",
}


@rule.check(Enqueue)
def check(call: Enqueue, project: Project) -> Iterator[Finding]:
    if call.how not in ("apply_async", "apply_async_on_commit", "send_task") or not call.direct:
        return
    if call.task is None and call.how != "send_task":
        return
    if call.task is not None and ("apply_async" in call.task.base.members or call.task.base.open):
        return
    for arg in call.site.call.args:
        if arg.keyword is not None and arg.keyword not in _ELSEWHERE:
            yield from _judged(arg.keyword, arg.value, call)


def _judged(name: str, value: e.Expr, call: Enqueue) -> Iterator[Finding]:
    symbol = call.task.name if call.task is not None else call.target
    if name in _BUDGET:
        yield rule.at(value.span, f"`{name}` {_BUDGET[name]}", symbol=symbol)
    elif name not in CALL_OPTIONS and name not in _OWN:
        near = _MEANT.get(name) or next(iter(difflib.get_close_matches(name, [*CALL_OPTIONS, *_OWN], 1, 0.8)), "")
        given = {arg.keyword for arg in call.site.call.args}
        yield rule.at(
            value.span,
            f"`{name}` is no option of `{call.how}`: it is dropped without a word",
            severity=Severity.MAJOR if near else Severity.MODERATE,
            confidence=Confidence.HIGH if near else Confidence.MEDIUM,
            symbol=symbol,
            fix=_fix(name, near, call) if near and near not in given else None,
        )


def _fix(name: str, near: str, call: Enqueue) -> Fix:
    return Fix(f"Write `{near}`", Safety.SAFE, (RenameKeyword(name, near, call.span),))
