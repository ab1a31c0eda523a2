"""Beat schedule names a task that does not exist.

Why: beat sends whatever name it is given. The worker finds no task of that name, logs "Received unregistered task" and
    throws the message away, each time, so the work that was scheduled is never done.

Bad:
    # shop/__init__.py
    # shop/tasks.py
    from celery import shared_task

    @shared_task
    def close_books(): ...
    # shop/worker.py
    from celery import Celery

    app = Celery("shop")
    app.conf.beat_schedule = {"books": {"task": "shop.tasks.close_book", "schedule": 300}}
Good:
    # shop/__init__.py
    # shop/tasks.py
    from celery import shared_task

    @shared_task
    def close_books(): ...
    # shop/worker.py
    from celery import Celery

    app = Celery("shop")
    app.conf.beat_schedule = {"books": {"task": "shop.tasks.close_books", "schedule": 300}}
Limits: a name whose module is no part of the project may belong to another code base: it is reported with medium
    confidence when tasks here are named in that way, or nearly so, else with low confidence. Files that do not parse,
    and tasks whose names only a run can tell, lower the confidence too.
Fix: Write the name under which the task is registered: its `name=`, or the module as it is imported and the function.
Refs: Celery docs, "Task names"; `celery.worker.consumer.Consumer.on_unknown_task`
Proof: tests/proofs/test_cel408_unknown_scheduled_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(BeatEntry)
def check(entry: BeatEntry, project: Project) -> Iterator[Finding]:
    lookup, target = entry.sending.lookup, entry.sending.target
    if lookup is None or lookup.task is not None or not isinstance(target, Known):
        return
    confidence = Confidence[lookup.certainty.upper()]
    inside = entry.span.path == target.span.path and entry.span.covers(target.span.line)
    yield rule.at(
        target.span if inside else entry.span,
        f"no task is named `{target.value}`{lookup.why}: workers throw away what beat sends for `{entry.key}`",
        severity=None if confidence is Confidence.HIGH else Severity.MODERATE,
        confidence=confidence,
        help=f"Did you mean `{lookup.near}`?" if lookup.near else "",
        related=lookup.places,
        symbol=str(target.value),
        app=entry.app.name if entry.app else "",
    )
