"""Entry of the beat schedule gives a task arguments that it does not take.

Why: beat compares them when the entry is due, logs a SchedulingError and goes on: the task never runs. Where beat
    does not know the task it sends it all the same, and the worker fails with TypeError, each time.

Bad:
    from celery import Celery

    app = Celery("shop", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)

    @app.task(name="shop.sync")
    def sync(shop_id): ...

    app.conf.beat_schedule = {"sync": {"task": "shop.sync", "schedule": 60.0}}
Good:
    from celery import Celery

    app = Celery("shop", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)

    @app.task(name="shop.sync")
    def sync(shop_id): ...

    app.conf.beat_schedule = {"sync": {"task": "shop.sync", "schedule": 60.0, "args": (1,)}}
Limits: silent for tasks with decorators that may change their parameters, base classes with a `__call__` of their
    own, and arguments that cannot be read.
Fix: Give `args` and `kwargs` that fit.
Refs: `celery.beat.Scheduler.apply_async`
Proof: tests/proofs/test_cel409_beat_arguments_mismatch.py
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from celerylint.model import expr as e
from celerylint.model.arguments import Given, takes
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry, Sending
from celerylint.model.source import Span
from celerylint.model.values import Absent, Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(BeatEntry)
def check(entry: BeatEntry, project: Project) -> Iterator[Finding]:
    task = entry.sending.task
    function = project.function(task.function) if task is not None else None
    given = _given(entry.sending, entry.span)
    if task is None or function is None or given is None or (taken := takes(task, function)) is None:
        return
    if problem := taken.problem(given):
        yield rule.at(
            entry.span,
            f"`{task.label}` {problem}: `{entry.key}` never runs it",
            related=[(function.span, "its parameters stand here")],
            symbol=task.name,
        )


def _given(sending: Sending, span: Span) -> Given | None:
    """What the entry hands over; None where only a run can tell."""
    args, kwargs = sending.args, sending.kwargs
    if not isinstance(args, (Known, Absent)) or not isinstance(kwargs, (Known, Absent)):
        return None
    positional = (args.value or ()) if isinstance(args, Known) else ()
    named = (kwargs.value or {}) if isinstance(kwargs, Known) else {}
    if not isinstance(positional, tuple) or not isinstance(named, Mapping):
        return None
    item = e.Literal(None, span)
    return Given(tuple(item for _ in positional), {str(name): item for name in named})
