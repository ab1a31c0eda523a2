"""Retry, Ignore or Reject is caught before it leaves the task.

Why: `retry` sends the next run and then raises `Retry`, an ordinary `Exception`, to end this one. A handler for
    `Exception` around it takes that for an error: this run ends as SUCCESS with whatever is returned, although the next
    one is already on its way. If the handler retries as well, two messages are sent for one, on every attempt. `Ignore`
    and `Reject` get lost in the same way, and then nothing is ignored or rejected. A `return` in `finally` drops
    them all.

Bad:
    from celery import shared_task

    @shared_task(bind=True, max_retries=5)
    def fetch_report(self, report_id):
        try:
            report = ask_for(report_id)
            if report is None:
                raise self.retry(countdown=30)
            store(report)
        except Exception as exc:
            log_problem(exc)
Good:
    from celery import shared_task
    from celery.exceptions import Retry

    @shared_task(bind=True, max_retries=5)
    def fetch_report(self, report_id):
        try:
            report = ask_for(report_id)
            if report is None:
                raise self.retry(countdown=30)
            store(report)
        except Retry:
            raise
        except Exception as exc:
            log_problem(exc)
Limits: only the function itself and the one that calls it are looked at. A clause that names `Retry`, or that may raise
    what it caught, is taken to know what it does.
Fix: Put `except Retry: raise` before the broad clause, or call `retry` outside of the `try`.
Refs: `celery.exceptions.TaskPredicate`; Celery docs, "Tasks: Retrying"
Proof: tests/proofs/test_cel504_retry_swallowed.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.edits import Imported, InsertLines
from celerylint.model.project import Project
from celerylint.model.retries import Swallowed
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_PLACES: Final = {
    "handler": "this clause catches it, and nothing raises it again",
    "another": "this clause catches it, and raises something else",
    "retry": "this clause catches it, and retries once more",
    "return": "this `return` drops whatever exception is under way",
    "suppress": "everything raised inside is dropped here",
}


@rule.check(Swallowed)
def check(lost: Swallowed, project: Project) -> Iterator[Finding]:
    remedy = "Return nothing from `finally`." if lost.how == "return" else rule.page.sections["Fix"]
    yield rule.at(
        lost.span,
        _message(lost),
        confidence=Confidence.MEDIUM if lost.how == "another" else None,
        help=remedy.replace("Retry", lost.what) if lost.how != "suppress" else "Leave `suppress` before this.",
        related=[*((step.span, f"`{step.callee}` is raised here") for step in lost.chain[1:]), _place(lost)],
        symbol=lost.task.name,
        fix=_fix(lost),
    )


def _fix(lost: Swallowed) -> Fix | None:
    """Let it pass before the clause that catches it; from a helper elsewhere it may only come to the next clause."""
    if lost.how in ("return", "suppress") or len({lost.catcher.path, lost.span.path, lost.task.span.path}) > 1:
        return None
    lines = (("except ", Imported("celery.exceptions", lost.what), ":"), "    raise")
    return Fix(f"Raise `{lost.what}` again before this clause", Safety.UNSAFE, (InsertLines(lines, lost.catcher),))


def _place(lost: Swallowed) -> tuple:  # type: ignore[type-arg]
    return lost.catcher, _PLACES[lost.how]


def _message(lost: Swallowed) -> str:
    name = f"`{lost.task.label}`"
    if lost.what != "Retry":
        end = "fails" if lost.how == "another" else "goes on as if nothing had happened"
        return f"`{lost.what}` does not leave {name}: it is caught on the way, and the task {end}"
    if lost.how == "retry":
        return f"{name} sends two retries for one: `Retry` is caught on the way, and the handler retries again"
    end = "FAILURE" if lost.how == "another" else "SUCCESS"
    return f"{name} ends in {end} and runs again all the same: `Retry` is caught on the way"
