"""Time without a zone tells when a task is to run.

Why: Celery reads an `eta` or `expires` without a zone as UTC, whatever `timezone` says. `datetime.now()` is local
    time: on a machine in Tokyo the task runs nine hours late, in New York at once. Django sets the zone of the
    process to its TIME_ZONE.

Bad:
    from datetime import datetime, timedelta

    from celery import shared_task

    @shared_task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), eta=datetime.now() + timedelta(hours=1))
Good:
    from datetime import datetime, timedelta, timezone

    from celery import shared_task

    @shared_task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), eta=datetime.now(timezone.utc) + timedelta(hours=1))
Limits: follows one variable. `datetime.utcnow()` is read as it is meant, and not reported.
Fix: Write `datetime.now(timezone.utc)`, Django's `timezone.now()`, or `countdown=` with seconds.
Refs: Celery docs, "ETA and Countdown"; `celery.app.amqp.AMQP.as_task_v2`
Proof: tests/proofs/test_cel216_naive_eta.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import Imported, Replace
from celerylint.model.project import Project
from celerylint.model.times import NaiveTime
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(NaiveTime)
def check(time: NaiveTime, project: Project) -> Iterator[Finding]:
    code = (f"{time.maker.removesuffix('.today').removesuffix('.now')}.now(", Imported("datetime", "timezone"), ".utc)")
    yield rule.at(
        time.made,
        f"`{time.option}` is read as UTC, but `{time.maker}()` is local time: `{time.call.target}` runs hours early or"
        " late",
        related=[(time.call.span, "sent here")] if time.call.span.line != time.made.line else [],
        symbol=time.call.target,
        fix=Fix("Write `datetime.now(timezone.utc)`", Safety.UNSAFE, (Replace(code, time.made),)),
    )
