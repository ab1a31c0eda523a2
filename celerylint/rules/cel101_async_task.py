"""Task is a coroutine function.

Why: no release of Celery awaits a task. The worker calls the function, gets a coroutine, and throws it away: the body
    never runs. With a result backend the task then fails, because a coroutine cannot be stored; with `ignore_result`
    it is even reported as a success.

Bad:
    from celery import Celery

    app = Celery("observatory")

    @app.task
    async def point(telescope, target):
        await move(telescope, target)
Good:
    import asyncio

    from celery import Celery

    app = Celery("observatory", task_time_limit=60)

    @app.task
    def point(telescope, target):
        asyncio.run(move(telescope, target))
Limits: silent where the project installs a pool or tracer that awaits tasks (celery-aio-pool, celery-pool-asyncio), and
    where a decorator below the task's own may make the function synchronous. Low confidence when a base class
    overrides `__call__`.
Fix: Make the task a plain function that calls `asyncio.run(…)`, or do the work synchronously.
Refs: Celery issues 6552 and 10634
Proof: tests/proofs/test_cel101_async_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import Enqueue
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.celery import ASYNC_POOLS

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    if not task.is_async or task.base.open or _awaits_tasks(project):
        return
    ignored = task.options.get("ignore_result")
    silent = isinstance(ignored, Known) and ignored.value is True
    end = "and the worker reports success" if silent else "and the task fails when its result is stored"
    yield rule.at(
        task.span,
        f"`{task.label}` never runs: Celery does not await coroutines, {end}",
        confidence=Confidence.LOW if "__call__" in task.base.members or task.base.foreign else None,
        related=_sent(task, project),
        symbol=task.name,
    )


def _awaits_tasks(project: Project) -> bool:
    """Whether a pool or tracer for coroutines is installed."""
    imported = (item.module.partition(".")[0] for file in project.files.values() for item in file.imports)
    pools = (app.get("worker_pool") for app in project.apps)
    return any(head in ASYNC_POOLS for head in imported) or any(
        isinstance(pool, Known) and str(pool.value).partition(".")[0] in ASYNC_POOLS for pool in pools
    )


def _sent(task: Task, project: Project) -> list[tuple[Span, str]]:
    return [(call.span, "sent here") for call in project.having(Enqueue, "task", task)[:1]]
