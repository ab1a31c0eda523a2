"""Call of `self.retry()` without `raise`.

Why: `retry` raises, so it works either way. But readers, and tools that follow the flow, take the lines below for
    reachable and the variables of the `try` for set. `raise self.retry(…)` says what happens.

Bad:
    from celery import shared_task

    @shared_task(bind=True)
    def print_label(self, parcel_id):
        try:
            label = render(parcel_id)
        except ConnectionError as exc:
            self.retry(exc=exc)
        send_to_printer(label)
Good:
    from celery import shared_task

    @shared_task(bind=True)
    def print_label(self, parcel_id):
        try:
            label = render(parcel_id)
        except ConnectionError as exc:
            raise self.retry(exc=exc)
        send_to_printer(label)
Limits: advice, and off by default. A call with `throw=False` is meant to go on; `return` says as much as `raise`.
Fix: Write `raise` before the call.
Refs: Celery docs, "Tasks: Retrying"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import insert_before
from celerylint.model.project import Project
from celerylint.model.retries import RetryCall
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(RetryCall)
def check(retry: RetryCall, project: Project) -> Iterator[Finding]:
    if retry.role == "statement" and retry.throws:
        yield rule.at(
            retry.call.span,
            f"`{retry.task.label}` seems to go on after this, but `retry` always raises",
            symbol=retry.task.name,
            fix=Fix("Write `raise` before the call", Safety.SAFE, (insert_before(retry.call.span, "raise "),)),
        )
