"""Retries come at a fixed pace.

Why: when a service fails, all its callers fail in the same second. With a constant delay they all come back together,
    and again, and again; a growing delay with some randomness spreads them out and gives the service time.

Bad:
    from celery import shared_task

    @shared_task(bind=True, max_retries=5)
    def book_seat(self, seat):
        try:
            call_theatre(seat)
        except ConnectionError as exc:
            raise self.retry(exc=exc, countdown=5)
Good:
    from celery import shared_task

    @shared_task(autoretry_for=(ConnectionError,), retry_backoff=5, retry_backoff_max=600, max_retries=5)
    def book_seat(seat):
        call_theatre(seat)
Limits: advice, and off by default. Retries outside of an error handler poll, and are left alone; so is a single retry.
Fix: Use `autoretry_for` with `retry_backoff`, or a `countdown` that grows with `self.request.retries`.
Refs: Celery docs, "Tasks: Automatic retry for known exceptions"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.edits import RemoveKeyword, insert_after
from celerylint.model.facts import TryFrame
from celerylint.model.project import Project
from celerylint.model.retries import RetryCall, Retrying
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT, Known
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(RetryCall)
def check_call(retry: RetryCall, project: Project) -> Iterator[Finding]:
    delay = retry.countdown
    in_handler = any(isinstance(frame, TryFrame) and frame.arm == "handler" for frame in retry.frames)
    if in_handler and isinstance(delay, Known) and _is_positive(delay.value) and _is_repeated(retry.task):
        yield rule.at(
            retry.call.span,
            f"every retry of `{retry.task.label}` waits {delay.value:g} s: what failed together comes back together",
            symbol=retry.task.name,
            fix=_growing(retry),
        )


def _growing(retry: RetryCall) -> Fix | None:
    """Twice as long each time, where the delay is written into the call."""
    given, func = e.keyword(retry.call, "countdown"), e.dotted(retry.call.func)
    if not isinstance(given, e.Literal) or func is None or not func.endswith(".retry"):
        return None
    factor = f" * 2**{func.removesuffix('.retry')}.request.retries"
    return Fix("Wait twice as long each time", Safety.UNSAFE, (insert_after(given.span, factor),))


@rule.check(Retrying)
def check_jitter(policy: Retrying, project: Project) -> Iterator[Finding]:
    given = {option.name: option for option in policy.task.written}
    jitter = given.get("retry_jitter")
    if jitter is None or not policy.automatic or "retry_backoff" not in given:
        return
    if isinstance(jitter.value, Known) and not jitter.value.value:
        yield rule.at(
            jitter.span,
            f"retries of `{policy.task.label}` that failed together come back together: there is no jitter",
            help="Leave `retry_jitter` on, as it is by default.",
            symbol=policy.task.name,
            fix=Fix("Leave `retry_jitter` on", Safety.UNSAFE, (RemoveKeyword("retry_jitter", policy.task.span),)),
        )


def _is_positive(delay: object) -> bool:
    return isinstance(delay, (int, float)) and delay > 0


def _is_repeated(task: Task) -> bool:
    """More than one retry, as far as is known: Celery's default is three."""
    limit = task.options.get("max_retries", ABSENT)
    return not isinstance(limit, Known) or limit.value is None or limit.value > 1
