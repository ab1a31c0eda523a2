"""CEL813: Celery asks RabbitMQ for a queue with priorities only if told how many; Redis keeps them unasked.

That RabbitMQ ignores priorities in any other queue is RabbitMQ's own word: no package ships it to be run here.
"""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

BILLS = """
from common import new_app, note

app = new_app()

@app.task(name="bill")
def bill(priority):
    note(priority)

if __name__ == "__main__":
    for priority in (6, 9, 0, 3):
        bill.apply_async((priority,), priority=priority)
"""


def declared(queue: str, **settings: Any) -> dict[str, Any]:
    """Return the arguments with which Celery declares a queue in RabbitMQ."""
    from celery import Celery
    from kombu.transport.pyamqp import Channel

    app = Celery("shop", set_as_current=False, broker="amqp://broker")
    app.conf.update(settings)
    channel = Mock(Channel)
    channel.prepare_queue_arguments = Channel.prepare_queue_arguments.__get__(channel)
    app.amqp.queues[queue].queue_declare(channel=channel)
    arguments: dict[str, Any] = channel.queue_declare.call_args.kwargs["arguments"]
    return arguments


@pytest.mark.parametrize("queue", ["celery", "made by a route"])
def test_queue_has_priorities_only_where_the_setting_says_how_many(queue: str) -> None:
    need("celery")
    assert "x-max-priority" not in declared(queue)
    assert declared(queue, task_queue_max_priority=10)["x-max-priority"] == 10


def test_redis_runs_the_smallest_first_without_any_setting(make_bench: MakeBench) -> None:
    bench: Bench = make_bench()
    bench.module("bills", BILLS)
    bench.run("bills")
    bench.worker("bills")
    bench.wait(lambda: len(bench.diary()) == 4)
    assert bench.diary() == ["0", "3", "6", "9"]
