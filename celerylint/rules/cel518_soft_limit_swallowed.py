"""Handler in a loop catches the end of the task's time.

Why: at the soft time limit Celery raises `SoftTimeLimitExceeded` in the task, once, wherever it is. A handler for
    `Exception` inside a loop takes it for the failure of one item, and goes on: until the hard limit kills the
    process, or for ever without one.

Bad:
    from celery import shared_task

    @shared_task(soft_time_limit=60)
    def send_all(letters):
        for letter in letters:
            try:
                send(letter)
            except Exception:
                logger.exception("not sent")
Good:
    from celery import shared_task
    from celery.exceptions import SoftTimeLimitExceeded

    @shared_task(soft_time_limit=60)
    def send_all(letters):
        for letter in letters:
            try:
                send(letter)
            except SoftTimeLimitExceeded:
                raise
            except Exception:
                logger.exception("not sent")
Limits: the limit is the task's, or the setting's. Silent where any clause of the function names
    `SoftTimeLimitExceeded`, or the handler raises or leaves the loop.
Fix: Add `except SoftTimeLimitExceeded: raise` before it.
Refs: Celery docs, "Time Limits"; `celery.exceptions.SoftTimeLimitExceeded`
Proof: tests/proofs/test_cel518_soft_limit_swallowed.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import Imported, InsertLines
from celerylint.model.effective import effective, presumed
from celerylint.model.facts import LoopFrame
from celerylint.model.handling import Handling
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.values import ABSENT
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.errors import BROAD

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1", confidence=Confidence.MEDIUM)


@rule.check(Handling)
def check(handling: Handling, project: Project) -> Iterator[Finding]:
    task = handling.task
    in_loop = any(isinstance(frame, LoopFrame) for frame in handling.outer)
    broad = not handling.names or bool(BROAD & set(handling.names))
    if not in_loop or not broad or handling.function != task.function or not _is_limited(task, project):
        return
    if any(item.kind in ("raise", "return", "break") for item in handling.body) or _thinks_of_it(handling, project):
        return
    lines = (("except ", Imported("celery.exceptions", "SoftTimeLimitExceeded"), ":"), "    raise")
    yield rule.at(
        handling.span,
        f"when the time of `{task.label}` is up, this handler takes it for the failure of one item and goes on",
        symbol=task.name,
        fix=Fix("Let `SoftTimeLimitExceeded` through", Safety.UNSAFE, (InsertLines(lines, handling.span),)),
    )


def _is_limited(task: Task, project: Project) -> bool:
    limits = [effective(task, "soft_time_limit", app) for app in project.apps_of(task)]
    known = [presumed(value) for value in limits or [task.options.get("soft_time_limit", ABSENT)]]
    return any(value is not None and bool(value.value) for value in known)


def _thinks_of_it(handling: Handling, project: Project) -> bool:
    beside = project.having(Handling, "function", handling.function)
    return any(name.endswith("SoftTimeLimitExceeded") for other in beside for name in other.names)
