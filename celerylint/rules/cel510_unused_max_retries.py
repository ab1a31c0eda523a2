"""Task says how often it is retried, and nothing retries it.

Why: `max_retries` and `default_retry_delay` are limits, not orders. An exception that leaves the task, raised again or
    not, is final: the task is retried only by `self.retry()` or for the exceptions in `autoretry_for`.

Bad:
    from celery import shared_task

    @shared_task(bind=True, max_retries=3)
    def resize(self, image_id):
        try:
            make_thumbnail(image_id)
        except OSError:
            raise
Good:
    from celery import shared_task

    @shared_task(bind=True, max_retries=3, autoretry_for=(OSError,))
    def resize(self, image_id):
        make_thumbnail(image_id)
Limits: silent where something that cannot be seen may retry the task: a base class of another package, a decorator, a
    helper that is given `self`. A comment that promises a retry where none can happen is reported as minor.
Fix: Add `autoretry_for=(…)` or call `self.retry()`; or leave the option out.
Refs: Celery docs, "Tasks: Retrying"
Proof: tests/proofs/test_cel510_unused_max_retries.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.effective import effective, is_on
from celerylint.model.facts import Comment, FunctionFact
from celerylint.model.project import Project
from celerylint.model.retries import Retrying
from celerylint.model.source import Span
from celerylint.model.tasks import Option, Task
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_LIMITS: Final = ("max_retries", "default_retry_delay")
_PROMISE: Final = re.compile(
    r"\b(?:will|to|lets?|for|so)\s+(?:celery\s+)?(?:\w+\s+){0,3}?(?:retry|retries|retried)\b", re.I
)
_DENIAL: Final = re.compile(r"\b(?:not?|never|don't|without|manual\w*|user|caller|client)\b", re.I)


@rule.check(Retrying)
def check(policy: Retrying, project: Project) -> Iterator[Finding]:
    if not policy.never or _retried_when_lost(policy.task, project):
        return
    task = policy.task
    unused = [option for option in task.written if option.name in _LIMITS and not _means_none(option)]
    if unused and (policy.counts or not policy.consulted & {option.name for option in unused}):
        names = " and ".join(f"`{option.name}`" for option in unused)
        yield rule.at(
            unused[0].span,
            f"{names} of `{task.label}` {'has' if len(unused) == 1 else 'have'} no effect: nothing retries the task",
            related=[(option.span, f"`{option.name}` has no effect either") for option in unused[1:]],
            symbol=task.name,
        )
    elif (promise := _promise(task, project)) is not None:
        yield rule.at(
            promise,
            f"`{task.label}` is not retried: an exception that leaves it is final",
            severity=Severity.MINOR,
            confidence=Confidence.MEDIUM,
            help="Add `autoretry_for=(…)` or call `self.retry()`; or mend the comment.",
            symbol=task.name,
        )


def _retried_when_lost(task: Task, project: Project) -> bool:
    """Celery 5.7 itself retries a task whose child process is lost, within these limits."""
    return any(is_on(effective(task, "retry_on_worker_lost", app)) for app in project.apps_of(task))


def _means_none(option: Option) -> bool:
    """`max_retries=0`, or a None that leaves it to Celery: nobody expects a retry."""
    return isinstance(option.value, Known) and not option.value.value


def _promise(task: Task, project: Project) -> Span | None:
    """A comment beside a `raise` that says Celery will retry."""
    function = project.function(task.function)
    if function is None:
        return None
    for comment in project.files[function.span.path].comments:
        if function.span.line < comment.line <= function.end_line and _says_so(comment, function):
            end = comment.column + len(comment.text)
            return Span(function.span.path, comment.line, comment.column, comment.line, end)
    return None


def _says_so(comment: Comment, function: FunctionFact) -> bool:
    raises = any(item.kind == "raise" and abs(item.span.line - comment.line) <= 1 for item in function.statements)
    return raises and _PROMISE.search(comment.text) is not None and not _DENIAL.search(comment.text)
