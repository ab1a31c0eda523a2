"""Failing to send a task goes unnoticed.

Why: with the broker down `delay` raises `kombu.exceptions.OperationalError`. A handler that only logs it tells the
    caller that all is well, and the row that was stored before stays "pending", because nobody will ever send its
    task. A handler for `ConnectionError`, or for the errors of redis-py, never runs at all: kombu turns these into
    its own error, which is not derived from them.

Bad:
    from celery import shared_task

    @shared_task
    def develop(film_id): ...

    def hand_in(film):
        film.save()
        try:
            develop.delay(film.id)
        except Exception:
            logger.exception("cannot send")
        return {"status": "queued"}
Good:
    from celery import shared_task
    from kombu.exceptions import OperationalError

    @shared_task
    def develop(film_id): ...

    def hand_in(film):
        film.save()
        try:
            develop.delay(film.id)
        except OperationalError:
            logger.exception("cannot send")
            film.mark_failed()
            raise
        return {"status": "queued"}
Limits: reported where the `try` does nothing but send, and the handler does nothing but log: what marks the row, falls
    back, counts, or answers with an error is right. Low confidence for tasks that sound as if they may be lost
    (notifications, statistics, caches) and for tasks on a schedule, which come again. With a Redis result
    backend that is down Celery 5.7 raises RuntimeError.
Fix: Let the caller know (answer 503, mark the row as failed), or write the job to an outbox table that a periodic task
    sends.
Refs: Celery docs, "Message sending retry: connection error handling"
Proof: tests/proofs/test_cel225_swallowed_enqueue_error.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.guards import SendGuard
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.tasks import Task
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

# Work that may be lost: the next event, or a periodic task, makes up for it.
_EXPENDABLE: Final = re.compile(
    r"track|metric|analytic|telemetry|stat(?:s|istics)|event|log(?:$|_)|audit|cache|invalidate|refresh|warm|ping|index"
    r"|notif|alert|cleanup|touch|last_seen|usage",
    re.I,
)


@rule.check(SendGuard)
def check(guard: SendGuard, project: Project) -> Iterator[Finding]:
    if not guard.alone or guard.outcome == "handled":
        return
    call = guard.call
    if guard.outcome == "silent":
        message = f"`{call.target}` is lost when it cannot be sent: the handler only logs, and the code goes on"
    else:
        message = f"`except {guard.caught}` never catches what `{call.target}` raises when the broker is down"
    yield rule.at(
        guard.handler,
        message,
        confidence=_confidence(guard, project),
        help="" if guard.outcome == "silent" else "Catch `kombu.exceptions.OperationalError`",
        related=[(call.span, "sent here")],
        symbol=call.task.name if call.task is not None else call.target,
    )


def _confidence(guard: SendGuard, project: Project) -> Confidence:
    if guard.outcome == "missed":
        return Confidence.HIGH
    comes_again = any(task.function == guard.call.function for task in _scheduled(project))
    return Confidence.LOW if comes_again or _EXPENDABLE.search(guard.call.target) else Confidence.MEDIUM


def _scheduled(project: Project) -> Iterator[Task]:
    """Tasks that run again and again: the next run makes up for what this one could not send."""
    return (entry.sending.task for entry in project.subjects(BeatEntry) if entry.sending.task is not None)
