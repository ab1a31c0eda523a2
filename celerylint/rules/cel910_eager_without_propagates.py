"""Tests run tasks eagerly and do not notice when they fail.

Why: with `task_always_eager` alone, `delay` catches what a task raises and puts it into a result that nobody reads: a
    test passes though the task that it is about failed in its first line.

Bad:
    # tests/settings.py
    CELERY_TASK_ALWAYS_EAGER = True

    # shop/tasks.py
    from celery import shared_task

    @shared_task
    def bill(order_id): ...
Good:
    # tests/settings.py
    CELERY_TASK_ALWAYS_EAGER = True
    CELERY_TASK_EAGER_PROPAGATES = True

    # shop/tasks.py
    from celery import shared_task

    @shared_task
    def bill(order_id): ...
Limits: silent when any file of the project sets `task_eager_propagates`. Reported once for a file. Settings for
    production: see CEL316. A name of Celery 3 is ignored under a namespace, and tells nothing.
Fix: Set `task_eager_propagates`, too.
Refs: Celery docs, `task_always_eager`, `task_eager_propagates`, "Testing with Celery"
Proof: tests/proofs/test_cel910_eager_without_propagates.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.configuration import EagerPlace
from celerylint.model.project import Project
from celerylint.rule import Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.environment import ELSEWHERE

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(EagerPlace)
def check(place: EagerPlace, project: Project) -> Iterator[Finding]:
    if not project.tasks or not (place.in_tests or ELSEWHERE.search(place.span.path)):
        return
    yield rule.at(
        place.span,
        f"`{place.written}` without `task_eager_propagates`: `delay` swallows what tasks raise, and tests pass all the"
        " same",
        fix=Fix("Set `task_eager_propagates`", Safety.SAFE, place.addition),
        symbol=place.written,
    )
