"""Task sleeps.

Why: while a task sleeps it keeps its place in the worker: a worker with four processes that all sleep runs nothing. A
    retry with a `countdown`, or a task sent with one, waits without a process.

Bad:
    import time

    from celery import shared_task

    @shared_task
    def poll(job_id):
        while not is_done(job_id):
            time.sleep(30)
Good:
    from celery import shared_task

    @shared_task(bind=True, max_retries=100)
    def poll(self, job_id):
        if not is_done(job_id):
            raise self.retry(countdown=30)
Limits: reports sleeps of five seconds or more that are certain, those in a loop of which nobody knows how long they
    are, and any in a loop without end. Moderate in a `while True` that nothing leaves. Silent in helpers, which other
    code calls too.
Fix: `raise self.retry(countdown=…)`, or `apply_async(countdown=…)` for what comes after the pause.
Refs: Celery docs, "ETA and Countdown"
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.facts import LoopFrame
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")

_SECONDS = rule.option("seconds", 5.0, "Shorter sleeps are not reported.")


@rule.check(RunCall)
def check(call: RunCall, project: Project) -> Iterator[Finding]:
    if call.callee != "time.sleep" or call.chain:
        return
    seconds = _seconds(e.positional(call.site.call, 0), call, project)
    looping = seconds is None and any(isinstance(frame, LoopFrame) for frame in call.site.frames)
    endless = any(_is_endless(frame, call, project) for frame in call.site.frames if isinstance(frame, LoopFrame))
    if not endless and not looping and (seconds is None or seconds < _SECONDS.of(project)):
        return
    how_long = f"for {seconds:g} seconds" if seconds is not None else "again and again"
    yield rule.at(
        call.span,
        f"`{call.task.label}` sleeps {how_long}{' in a loop without end' if endless else ''} and keeps its place in the"
        " worker meanwhile",
        severity=Severity.MODERATE if endless else None,
        confidence=Confidence.MEDIUM if looping and not endless else None,
        symbol=call.task.name,
    )


def _seconds(given: e.Expr | None, call: RunCall, project: Project) -> float | None:
    """How long, as far as a number or a constant of the module tells."""
    match given:
        case e.Literal(value=int() | float() as number):
            return float(number)
        case e.Operation(op="*", operands=operands):
            parts = [_seconds(part, call, project) for part in operands]
            known = [part for part in parts if part is not None]
            return math.prod(known) if len(known) == len(parts) else None
        case e.Name(path=path):
            bindings = project.files[call.span.path].bindings
            values = [item.value for item in bindings if not item.scope and e.dotted(item.target) == path]
            return (
                _seconds(values[0], call, project) if len(values) == 1 and not isinstance(values[0], e.Name) else None
            )
        case _:
            return None


def _is_endless(loop: LoopFrame, call: RunCall, project: Project) -> bool:
    """`while True` that nothing leaves."""
    function = project.function(call.function)
    if not isinstance(loop.source, e.Literal) or not loop.source.value or function is None:
        return False
    return not any(item.kind in ("break", "return", "raise") and loop in item.frames for item in function.statements)
