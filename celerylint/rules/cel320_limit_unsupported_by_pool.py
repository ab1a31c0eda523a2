"""Limit is set that the worker's pool does not keep.

Why: only the prefork pool can end a task that runs too long, and replace its process. With `threads` and `solo` time
    limits are ignored; `gevent` and `eventlet` keep hard limits at best while the task waits, and no soft ones. None
    of them has processes to replace after `worker_max_tasks_per_child`.

Bad:
    from celery import Celery

    app = Celery("shop", worker_pool="threads", task_time_limit=60)
Good:
    from celery import Celery

    app = Celery("shop", worker_pool="prefork", task_time_limit=60)
Limits: the pool is known only where `worker_pool` names it; one on the command line is not seen.
Fix: Use the prefork pool, or give each call in the task a timeout of its own.
Refs: Celery docs, "Time Limits", `worker_max_tasks_per_child`; `celery.concurrency`
Proof: tests/proofs/test_cel320_limit_unsupported_by_pool.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.project import Project
from celerylint.model.values import Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_TIMES: Final = ("task_time_limit", "task_soft_time_limit")
_CHILDREN: Final = ("worker_max_tasks_per_child", "worker_max_memory_per_child")
_IGNORED: Final = {
    "threads": (*_TIMES, *_CHILDREN),
    "solo": (*_TIMES, *_CHILDREN),
    "gevent": ("task_soft_time_limit", *_CHILDREN),
    "eventlet": (*_TIMES, *_CHILDREN),
}


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    pool = app.get("worker_pool")
    if not isinstance(pool, Known):
        return
    for key in _IGNORED.get(str(pool.value), ()):
        limit = app.get(key)
        if isinstance(limit, Known) and limit.value is not None:
            yield rule.at(
                app.set(key)[-1].span,
                f"`{key}` has no effect: the pool `{pool.value}` does not keep it",
                related=[(pool.span, "the pool")],
                symbol=key,
                app=app.name,
            )
