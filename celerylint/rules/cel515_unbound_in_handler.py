"""Error handler uses a name that may have no value yet.

Why: when the `try` fails before the name is assigned, the handler itself fails, with an `UnboundLocalError`: the status
    is not written, the retry is not sent, and the real error hides behind another.

Bad:
    from celery import shared_task

    @shared_task
    def convert(job_id):
        try:
            job = load_job(job_id)
            job.run()
        except Exception:
            job.mark_failed()
            raise
Good:
    from celery import shared_task

    @shared_task
    def convert(job_id):
        job = load_job(job_id)
        try:
            job.run()
        except Exception:
            job.mark_failed()
            raise
Limits: silent when nothing before the assignment can fail, as far as is known, and where `locals()` is asked. Only
    tasks, and functions below them in modules that define tasks. Low confidence in a clause for one kind of error,
    unless it is the first call of the `try` that gives the name its value.
Fix: Assign the name before the `try`, or give it a value there that the handler can test.
Refs: Python docs, "Programming FAQ: Why am I getting an UnboundLocalError"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.handling import UnboundRead
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_WHERE: Final = {
    "handler": "this handler",
    "finally": "this `finally`",
    "after": "the code behind the `try`",
}


@rule.check(UnboundRead)
def check(read: UnboundRead, project: Project) -> Iterator[Finding]:
    end = "and the clause around it hides that" if read.hidden else "and the real error is lost behind that"
    yield rule.at(
        read.span,
        f"`{read.name}` may have no value here: then {_WHERE[read.where]} of `{read.task.label}` fails itself, {end}",
        confidence=_confidence(read),
        related=[(read.bound, f"`{read.name}` gets its value here, if the `try` comes so far")],
        symbol=read.task.name,
    )


def _confidence(read: UnboundRead) -> Confidence:
    """A clause for one kind of error is seldom reached from what stands before."""
    if read.where == "after":
        return Confidence.MEDIUM
    return Confidence.HIGH if read.broad or read.first else Confidence.LOW
