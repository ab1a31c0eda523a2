"""Retry options are set that nothing uses.

Why: `retry_backoff`, `retry_backoff_max`, `retry_jitter` and `retry_kwargs` belong to `autoretry_for`. Without it
    Celery ignores them, without a word: the task is not retried, or, when it calls `self.retry()` itself, every
    attempt waits the same `default_retry_delay` (three minutes). And with `retry_backoff`, the `countdown` of
    `retry_kwargs` is overridden.

Bad:
    from celery import shared_task

    @shared_task(bind=True, max_retries=5, retry_backoff=True)
    def push_price(self, item_id):
        try:
            call_shop(item_id)
        except ConnectionError as exc:
            raise self.retry(exc=exc)
Good:
    from celery import shared_task

    @shared_task(autoretry_for=(ConnectionError,), max_retries=5, retry_backoff=True)
    def push_price(item_id):
        call_shop(item_id)
Limits: silent where a base class, `task_annotations` or the project's own code may use the options.
Fix: Add `autoretry_for=(…)`, or compute the `countdown` of `self.retry()` from `self.request.retries`.
Refs: Celery docs, "Tasks: Automatic retry for known exceptions"; `celery.app.autoretry`
Proof: tests/proofs/test_cel507_retry_option_without_autoretry.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.model.edits import RemoveKeyword
from celerylint.model.project import Project
from celerylint.model.retries import Retrying
from celerylint.model.tasks import Option
from celerylint.model.values import Known
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_AUTOMATIC: Final = ("retry_backoff", "retry_backoff_max", "retry_jitter", "retry_kwargs")


@rule.check(Retrying)
def check(policy: Retrying, project: Project) -> Iterator[Finding]:
    task = policy.task
    given = {option.name: option for option in task.written if option.name in _AUTOMATIC and not _is_off(option)}
    if policy.automatic:
        yield from _overridden(policy, given)
    elif given and not task.open and not task.base.open and not policy.consulted & given.keys():
        names = " and ".join(f"`{name}`" for name in given)
        verb = "has" if len(given) == 1 else "have"
        instead = "every retry waits `default_retry_delay`" if policy.calls else "the task is not retried"
        yield rule.at(
            min(option.span for option in given.values()),
            f"{names} of `{task.label}` {verb} no effect without `autoretry_for`: {instead}",
            symbol=task.name,
            fix=_fix(policy, given),
        )


def _fix(policy: Retrying, given: Iterable[str]) -> Fix | None:
    """What calls `retry` itself does not need them; else they tell that retries are wanted, but not for what."""
    if policy.calls:
        edits = tuple(RemoveKeyword(name, policy.task.span) for name in given)
        return Fix("Remove what has no effect", Safety.UNSAFE, edits)
    return Fix("Say which errors are worth a retry, as in `autoretry_for=(ConnectionError,)`", Safety.DISPLAY)


def _is_off(option: Option) -> bool:
    """An option that asks for nothing: `retry_jitter=False`, an empty `retry_kwargs`."""
    return isinstance(option.value, Known) and not option.value.value


def _overridden(policy: Retrying, given: dict[str, Option]) -> Iterator[Finding]:
    """A `countdown` that the backoff replaces."""
    kwargs, backoff = given.get("retry_kwargs"), given.get("retry_backoff")
    if kwargs is None or backoff is None or not isinstance(backoff.value, Known):
        return
    if isinstance(kwargs.value, Known) and isinstance(kwargs.value.value, dict) and "countdown" in kwargs.value.value:
        yield rule.at(
            kwargs.span,
            f"the `countdown` of `{policy.task.label}` is never used: `retry_backoff` replaces it",
            help="Keep one of the two.",
            related=[(backoff.span, "the delay is computed from this")],
            symbol=policy.task.name,
        )
