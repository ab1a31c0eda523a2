"""Task is retried without end.

Why: `max_retries=None` means for ever. A run that can never succeed (a deleted row, a revoked key) comes back again and
    again, and such runs add up until workers do little else. And comparing `self.request.retries` with a `max_retries`
    of None fails with a `TypeError`.

Bad:
    from celery import shared_task

    @shared_task(bind=True, max_retries=None)
    def deliver(self, parcel_id):
        try:
            hand_over(parcel_id)
        except ConnectionError as exc:
            raise self.retry(exc=exc, countdown=60)
Good:
    from celery import shared_task

    @shared_task(bind=True, max_retries=20)
    def deliver(self, parcel_id):
        try:
            hand_over(parcel_id)
        except ConnectionError as exc:
            raise self.retry(exc=exc, countdown=60)
Limits: silent when every retry sets its own `max_retries`, or the task looks at `self.request.retries`. Retries outside
    of an error handler poll for something and end by themselves: minor.
Fix: Set a number, and decide what happens when it is used up.
Refs: `celery.app.task.Task.max_retries`
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.facts import TryFrame
from celerylint.model.project import Project
from celerylint.model.retries import RetryCall, Retrying
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(Retrying)
def check(policy: Retrying, project: Project) -> Iterator[Finding]:
    task = policy.task
    endless = task.options.get("max_retries", ABSENT)
    if not isinstance(endless, Known) or endless.value is not None:
        return
    place = next((option.span for option in task.written if option.name == "max_retries"), endless.span)
    if policy.counts:
        yield from _compared(policy, project, place)
    elif policy.automatic or (unbounded := [call for call in policy.calls if _is_unbounded(call)]):
        polls = not policy.automatic and not any(_in_handler(call) for call in unbounded)
        yield rule.at(
            place,
            f"`{task.label}` is retried without end: a run that cannot succeed comes back for ever",
            severity=Severity.MINOR if polls else None,
            related=[(call.call.span, "retried here") for call in policy.calls[:1]],
            symbol=task.name,
        )


def _is_unbounded(retry: RetryCall) -> bool:
    return e.keyword(retry.call, "max_retries") is None and not any(arg.star == "**" for arg in retry.call.args)


def _in_handler(retry: RetryCall) -> bool:
    return any(isinstance(frame, TryFrame) and frame.arm == "handler" for frame in retry.frames)


def _compared(policy: Retrying, project: Project, endless: Span) -> Iterator[Finding]:
    """`self.request.retries < self.max_retries`, in the condition of a retry or beside it."""
    for test in _tests(policy.task, project):
        operands = [(e.dotted(part) or "").rpartition(".")[2] for part in test.operands]
        if set(operands) == {"retries", "max_retries"} and test.op in ("<", "<=", ">", ">="):
            yield rule.at(
                test.span,
                f"`{policy.task.label}` fails here with a TypeError: its `max_retries` is None",
                severity=Severity.MAJOR,
                related=[(endless, "`max_retries` is None: no limit")],
                symbol=policy.task.name,
            )
            return


def _tests(task: Task, project: Project) -> Iterator[e.Operation]:
    function = project.function(task.function)
    for item in function.statements if function is not None else ():
        for frame in item.frames:
            for part in e.walk(getattr(frame, "test", e.Unknown((), item.span))):
                if isinstance(part, e.Operation):
                    yield part
