"""A lock in Redis can stay for ever, or be taken from its owner.

Why: a lock without an expiry stays when its worker is killed, and from then on no run of the task gets it. A lock with
    an expiry can be lost while its owner still works: the next run takes it, and if the first one then deletes the key
    without looking whose it is, it deletes the second one's lock, and a third run begins. That happens when the task
    takes longer than the expiry, so the expiry must be longer than the task's time limit.

Bad:
    from celery import Celery
    from redis import Redis

    app = Celery("lighthouse", broker="redis://broker/0")
    redis = Redis.from_url("redis://locks/0")

    @app.task(time_limit=300)
    def turn_lamp(tower):
        if not redis.set(f"lamp:{tower}", "1", nx=True, ex=60):
            return
        try:
            ...
        finally:
            redis.delete(f"lamp:{tower}")
Good:
    from celery import Celery
    from redis import Redis

    app = Celery("lighthouse", broker="redis://broker/0")
    redis = Redis.from_url("redis://locks/0")

    @app.task(time_limit=300)
    def turn_lamp(tower):
        lock = redis.lock(f"lamp:{tower}", timeout=360)
        if not lock.acquire(blocking=False):
            return
        try:
            ...
        finally:
            lock.release()
Limits: locks that tasks take, themselves or in helpers up to one module away. A deletion is fine when the code compares
    the stored value, or the clock (as Celery's cookbook does with Django's cache), or when the task's hard time limit
    is shorter than the expiry. A key that is only ever left to expire is no lock but a pause, and fine.
Fix: Use redis-py's `lock(name, timeout=…)` with a timeout above the task's time limit; its `release` looks whose lock
    it is.
Refs: redis-py docs, "Lock"; Redis docs, "Distributed locks"; Celery docs, "Ensuring a task is only executed one at a
    time"
Proof: tests/proofs/test_cel810_unsafe_redis_lock.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.redis import Lock
from celerylint.model.source import Span
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(Lock)
def check(lock: Lock, project: Project) -> Iterator[Finding]:
    if isinstance(lock.seconds, Absent):
        yield from _never_expires(lock)
        return
    limit = _time_limit(lock, project)
    seconds = lock.seconds.value if isinstance(lock.seconds, Known) else None
    outlives = limit is not None and seconds is not None and seconds >= limit
    if lock.release is not None and not outlives:
        yield _finding(lock, _deletes(lock, seconds), lock.release, [(lock.span, "the lock is taken here")])
    elif lock.released and not lock.prolonged and limit is not None and seconds is not None and not outlives:
        yield _finding(lock, _expires_early(lock, seconds, limit), lock.span)


def _never_expires(lock: Lock) -> Iterator[Finding]:
    name = _name(lock)
    if lock.expiry is None:
        yield _finding(lock, f"{name} never expires: when its worker is killed, no run gets it ever again", lock.span)
    else:
        yield _finding(
            lock,
            f"{name} gets its expiry by a second command: a worker killed in between leaves it for ever",
            lock.span,
            [(lock.expiry, "it expires from here on")],
            severity=Severity.MINOR,
        )


def _deletes(lock: Lock, seconds: float | None) -> str:
    when = f"when the run took longer than {seconds:g} s" if seconds is not None else "when the run took too long"
    return f"{_name(lock)} is deleted without a look whose it is: {when}, it is another run's by then"


def _expires_early(lock: Lock, seconds: float, limit: float) -> str:
    return (
        f"{_name(lock)} expires after {seconds:g} s, but `{lock.task.label}` may run {limit:g} s: then a second run"
        " begins beside the first"
    )


def _finding(
    lock: Lock,
    message: str,
    span: Span,
    related: Iterable[tuple[Span, str]] = (),
    severity: Severity | None = None,
) -> Finding:
    return rule.at(
        span,
        message,
        severity=severity,
        confidence=Confidence.MEDIUM if lock.chain else Confidence.HIGH,
        related=related,
        symbol=lock.task.name,
    )


def _name(lock: Lock) -> str:
    return f"the lock `{lock.key}`" if lock.key else "the lock"


def _time_limit(lock: Lock, project: Project) -> float | None:
    """The longest that the task may run, if every app that runs it says so."""
    limits = [effective(lock.task, "time_limit", app) for app in project.apps_of(lock.task)]
    known = [limit.value for limit in limits if isinstance(limit, Known) and isinstance(limit.value, (int, float))]
    return max(known) if known and len(known) == len(limits) else None
