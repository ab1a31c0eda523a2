"""Long task tells nothing until it ends.

Why: somebody asks for the state of this task, and for minutes or hours the answer is PENDING or STARTED. Nobody can
    tell work from a stuck worker, so it is started again, or killed when it was nearly done.

Bad:
    from celery import Celery
    from celery.result import AsyncResult

    app = Celery("shop")

    @app.task(time_limit=3600)
    def reindex():
        for product in products():
            index(product)

    def start():
        return reindex.delay().id

    def state(task_id):
        return AsyncResult(task_id).state
Good:
    from celery import Celery
    from celery.result import AsyncResult

    app = Celery("shop", task_acks_late=True)

    @app.task(bind=True, time_limit=3600)
    def reindex(self):
        for number, product in enumerate(products()):
            index(product)
            self.update_state(state="PROGRESS", meta={"done": number})

    def start():
        return reindex.delay().id

    def state(task_id):
        return AsyncResult(task_id).info
Limits: asks for three things: a long task (a time limit of its own of ten minutes or more, or a name that speaks of
    bulk work), which code outside beat sends, in a project that looks at states by task id. Silent when the task or
    its helpers name a progress, a status or something that publishes.
Fix: Call `self.update_state(state="PROGRESS", meta={…})` now and then, in a task with `bind=True` that keeps results.
Refs: Celery docs, "Custom states"; `celery.app.task.Task.update_state`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.calls import Enqueue, RunCall
from celerylint.model.monitoring import StateLook
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.bulk import BULK

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_TIME_LIMIT = rule.option("time-limit", 600, "From how many seconds a task's time limit says that it may run long.")
_TOLD: Final = re.compile(
    r"progress|update_state|store_result|status|publish|emit|notify|heartbeat|send_event|broadcast", re.I
)


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    look = next(project.subjects(StateLook), None)
    limit = _limit(task)
    may_be_long = limit >= _TIME_LIMIT.of(project)
    if look is None or not (may_be_long or BULK.search(task.label)):
        return
    if not project.having(Enqueue, "task", task) or _keeps_no_state(task) or _tells(task, project):
        return
    why = f"may run for {limit:g} seconds" if may_be_long else "sounds like long work"
    yield rule.at(
        task.span,
        f"`{task.label}` {why} and reports no progress: until it ends, its state says nothing",
        confidence=Confidence.MEDIUM if may_be_long else Confidence.LOW,
        related=[(look.span, "states are looked at here")],
        symbol=task.name,
    )


def _limit(task: Task) -> float:
    """The longest time limit of its own."""
    values = (task.options.get(name) for name in ("time_limit", "soft_time_limit"))
    numbers = (value.value for value in values if isinstance(value, Known))
    return float(max((number for number in numbers if isinstance(number, (int, float))), default=0))


def _keeps_no_state(task: Task) -> bool:
    ignored = task.options.get("ignore_result")
    return isinstance(ignored, Known) and bool(ignored.value)


def _tells(task: Task, project: Project) -> bool:
    fact = project.function(task.function)
    if any(_TOLD.search(name) for name in (fact.names if fact is not None else ())):
        return True
    calls = project.having(RunCall, "task", task)
    return any(_TOLD.search(name) for call in calls for name in (call.callee, *(step.callee for step in call.chain)))
