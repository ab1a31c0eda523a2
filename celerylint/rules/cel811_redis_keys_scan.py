"""A command over all keys stops the broker, or empties it.

Why: `KEYS` walks through every key of the database while all other clients wait, the workers that fetch their next task
    among them; with millions of result keys that takes seconds. `FLUSHDB` and `FLUSHALL` delete queued tasks with
    everything else, for queues are ordinary keys. So does `cache.clear()` of Django when the cache lives in the
    database of the broker: a key prefix does not help.

Bad:
    from celery import Celery
    from redis import Redis

    app = Celery("library", broker="redis://broker/0", backend="redis://broker/0")
    redis = Redis.from_url("redis://broker/0")

    @app.task
    def forget_old_results():
        for key in redis.keys("celery-task-meta-*"):
            redis.delete(key)
Good:
    from celery import Celery

    app = Celery("library", broker="redis://broker/0", backend="redis://broker/0")
    app.conf.result_expires = 3600
Limits: commands that tasks give, themselves or in helpers up to one module away. Silent when the server is known to be
    another one than those of broker and results, and for `FLUSHDB` in another database. `cache.clear()` is reported
    only where settings put the cache into the broker's database.
Fix: Let results expire by `result_expires`; walk with `scan_iter`; give the cache a server, or at least a database, of
    its own.
Refs: Redis docs, "KEYS", "FLUSHDB"
Proof: tests/proofs/test_cel811_redis_keys_scan.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.effective import presumed
from celerylint.model.project import Project
from celerylint.model.redis import Sweep
from celerylint.model.values import Opaque, Value
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.brokers import Database, redis_database, transport

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(Sweep)
def check(sweep: Sweep, project: Project) -> Iterator[Finding]:
    own = [app.get(key) for app in project.apps for key in ("broker_url", "result_backend")]
    near = _nearness(sweep, own)
    if near is None:
        return
    certain = near == "same"
    if sweep.command == "keys":
        yield _finding(sweep, f"`keys()` in `{sweep.task.label}` makes every other client of Redis wait", certain)
    elif sweep.command != "clear":
        text = f"`{sweep.command}()` in `{sweep.task.label}` deletes queued tasks too, if they are on this server"
        if certain:
            text = f"`{sweep.command}()` in `{sweep.task.label}` deletes everything, queued tasks too"
        yield _finding(sweep, text, certain, Severity.CRITICAL if certain else None)
    elif certain:
        text = f"`cache.clear()` in `{sweep.task.label}` deletes queued tasks: the cache is in the broker's database"
        yield _finding(sweep, text, certain, Severity.CRITICAL)


def _finding(sweep: Sweep, message: str, certain: bool, severity: Severity | None = None) -> Finding:
    confidence = Confidence.HIGH if certain else Confidence.MEDIUM
    return rule.at(sweep.span, message, severity=severity, confidence=confidence, symbol=sweep.task.name)


def _nearness(sweep: Sweep, own: list[Value]) -> str | None:
    """Whether the command goes to the "same" place as broker or results, perhaps ("unknown"), or not (None)."""
    if any(isinstance(url, Opaque) and url.span is not None and url == sweep.url for url in own):
        return "same"
    places = [redis_database(known.value) for url in own if (known := presumed(url))]
    target = presumed(sweep.url)
    there = redis_database(target.value) if target is not None else None
    if there is not None and any(_is_hit(sweep, there, place) for place in places if place):
        return "same"
    if there is not None and all(places) and not any(isinstance(url, Opaque) for url in own):
        return None
    return "unknown" if any(_may_be_redis(url) for url in own) else None


def _is_hit(sweep: Sweep, there: Database, place: Database) -> bool:
    """Whether a command at `there` reaches what is at `place`: some go over a whole server."""
    whole = sweep.command in ("keys", "flushall")
    return there[:2] == place[:2] and (whole or there.number == place.number)


def _may_be_redis(url: Value) -> bool:
    known = presumed(url)
    if known is None:
        return isinstance(url, Opaque)
    return isinstance(known.value, str) and transport(known.value) in ("redis", "rediss", "sentinel", "valkey")
