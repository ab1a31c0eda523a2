"""A task is deduplicated by asking workers what they run.

Why: `inspect().active()` knows what runs at this moment. Tasks that wait in a queue, were prefetched or have a
    countdown are not in it, and two callers that ask at the same time both hear "nothing". Each question costs a full
    second, for it waits for every worker that might answer, and `None` comes back when none does. Where `apply_async`
    itself asks, retries are lost: `self.retry()` sends the task through `apply_async` while it is still running, so it
    finds itself, is dropped, and stays in state RETRY for ever.

Bad:
    from celery import Celery

    app = Celery("brewery", broker="redis://broker/0")

    @app.task
    def brew(kettle):
        ...

    def is_brewing():
        active = app.control.inspect().active() or {}
        return any(task["name"] == brew.name for tasks in active.values() for task in tasks)

    def start_brewing(kettle):
        if not is_brewing():
            brew.delay(kettle)
Good:
    from celery import Celery
    from redis import Redis

    app = Celery("brewery", broker="redis://broker/0")
    redis = Redis.from_url("redis://broker/1")

    @app.task(time_limit=300)
    def brew(kettle):
        lock = redis.lock(f"brew:{kettle}", timeout=360)
        if not lock.acquire(blocking=False):
            return
        try:
            ...
        finally:
            lock.release()
Limits: reported where the answer is searched for a task by name or arguments, and decides whether one is sent or goes
    on running. Showing or counting what runs is fine.
Fix: Take a lock in the task itself, with a timeout above the task's time limit, or make the task safe to repeat;
    celery-singleton and celery-once do the former.
Refs: Celery docs, "Ensuring a task is only executed one at a time"
Proof: tests/proofs/test_cel809_deduplication_by_inspect.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.deduplication import InspectGuard
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(InspectGuard)
def check(guard: InspectGuard, project: Project) -> Iterator[Finding]:
    asked, name = f"`inspect().{guard.method}()`", guard.function.name
    if guard.overridden:
        message = (
            f"`{guard.overridden}` asks {asked} before it sends: retries of a running task find the task itself and are"
            " lost, and two callers at once both pass"
        )
    else:
        message = (
            f"`{name}` asks {asked} to keep a task from running twice: tasks that wait are not seen, and two callers"
            " at once both pass"
        )
    yield rule.at(
        guard.span,
        message,
        confidence=Confidence.HIGH if guard.overridden else Confidence.MEDIUM,
        related=[(span, "this depends on the answer") for span in guard.decisions[:3]],
        symbol=name,
    )
