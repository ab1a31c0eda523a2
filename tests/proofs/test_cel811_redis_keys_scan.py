"""CEL811: KEYS keeps Redis busy for as long as it has keys, SCAN does not; FLUSHDB deletes queued tasks."""

from __future__ import annotations

import pytest

from .bench import QUEUE, Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

KEYS = 300_000
FILL = "for i = 1, tonumber(ARGV[1]) do redis.call('set', 'celery-task-meta-' .. i, '1') end"

TASKS = """
import os
from redis import Redis
from common import new_app, note

app = new_app()
redis = Redis.from_url(os.environ["PROOF_REDIS"])

@app.task(name="by_keys")
def by_keys():
    return len(redis.keys("other-*"))

@app.task(name="by_scan")
def by_scan():
    return sum(1 for _ in redis.scan_iter("other-*"))

@app.task(name="flush")
def flush():
    redis.flushdb()
    note("flushed")
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench with a worker for the tasks above."""
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def longest(bench: Bench, command: bytes) -> int:
    """Return the most microseconds for which one command of a kind has kept the server."""
    return max(int(entry["duration"]) for entry in bench.redis.slowlog_get(-1) if entry["command"].startswith(command))


def test_keys_keeps_every_other_client_waiting(bench: Bench) -> None:
    bench.redis.eval(FILL, 0, KEYS)
    bench.redis.config_set("slowlog-max-len", 100_000)
    bench.redis.config_set("slowlog-log-slower-than", 0)
    try:
        assert bench.outcome("by_keys") == ("SUCCESS", 0)
        assert bench.outcome("by_scan") == ("SUCCESS", 0)
        assert longest(bench, b"KEYS") > 10 * longest(bench, b"SCAN")
    finally:
        bench.redis.config_set("slowlog-log-slower-than", 10_000)
        bench.redis.slowlog_reset()
        bench.redis.flushdb()


def test_flushing_the_database_of_the_broker_deletes_what_is_queued(bench: Bench) -> None:
    bench.redis.rpush(QUEUE + ".night", "a message", "another")
    bench.send("flush")
    bench.wait(lambda: bench.diary() == ["flushed"])
    assert bench.redis.llen(QUEUE + ".night") == 0
