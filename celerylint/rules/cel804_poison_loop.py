"""A task that kills its worker process is run again without end.

Why: with `acks_late` and `reject_on_worker_lost` the message of a task whose child process died goes back into the
    queue. When the task itself is the reason (it needs more memory than there is, it crashes a native library), the
    next child dies too, and so on: one message keeps killing workers until somebody purges it. Retries are not
    counted, for a redelivery is no retry.

Bad:
    from celery import Celery

    app = Celery("darkroom", broker="redis://broker/0")
    app.conf.update(task_acks_late=True, task_reject_on_worker_lost=True)

    @app.task
    def develop(film_id):
        ...
Good:
    from celery import Celery

    app = Celery("darkroom", broker="redis://broker/0")
    app.conf.update(task_acks_late=True, task_reject_on_worker_lost=True, task_retry_on_worker_lost=True)

    @app.task(max_retries=3)
    def develop(film_id):
        ...
Limits: reported once per app. Silent with `retry_on_worker_lost` (Celery 5.7), with quorum queues, whose delivery limit
    bounds it, and for tasks that look at `self.request.delivery_info` or count their attempts.
Fix: Set `task_retry_on_worker_lost=True` with `max_retries` (Celery 5.7), use RabbitMQ's quorum queues with a delivery
    limit, or count the attempts outside the worker and give up.
Refs: Celery docs, `task_reject_on_worker_lost`, `task_retry_on_worker_lost`
Proof: tests/proofs/test_cel804_poison_loop.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.effective import effective, is_on, presumed
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Opaque
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_COUNTS: Final = re.compile(r"delivery_info|redeliver|attempt|deliver(?:y|ies)_count", re.I)
_LOST: Final = "reject_on_worker_lost"


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    if _is_quorum(app):
        return
    endless = [task for task in project.tasks_of(app) if _is_endless(task, app) and not _counts(task, project)]
    if not endless:
        return
    first = endless[0]
    who = f"`{first.label}` runs" if len(endless) == 1 else f"{len(endless)} tasks of `{app.name}` run"
    yield rule.at(
        _place(first, app),
        f"{who} again each time the child process is killed, without end: one bad message can keep killing workers",
        related=[] if is_on(app.get(f"task_{_LOST}")) else [(task.span, "so does this task") for task in endless[1:4]],
        symbol=f"task_{_LOST}",
        app=app.name,
    )


def _is_quorum(app: App) -> bool:
    kind = app.get("task_default_queue_type")
    return isinstance(kind, Opaque) or ((known := presumed(kind)) is not None and known.value == "quorum")


def _is_endless(task: Task, app: App) -> bool:
    bounded = effective(task, "retry_on_worker_lost", app)
    rejected = is_on(effective(task, "acks_late", app)) and is_on(effective(task, _LOST, app))
    return rejected and not is_on(bounded) and not isinstance(bounded, Opaque)


def _counts(task: Task, project: Project) -> bool:
    """Whether its body looks at how often it was delivered."""
    fact = project.function(task.function)
    return fact is not None and any(_COUNTS.search(name) for name in fact.names)


def _place(task: Task, app: App) -> Span:
    if is_on(app.get(f"task_{_LOST}")):
        return app.set(f"task_{_LOST}")[-1].span
    known = presumed(effective(task, _LOST, app))
    return known.span if known is not None else task.span
