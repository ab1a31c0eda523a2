"""CEL305: a setting works from the release on that brought it; before, it is taken without a word and does nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from .conftest import MakeBench
from .servers import LOOPBACK

pytestmark = pytest.mark.proof

SINCE = (5, 3)
TASKS = """
import os
from common import new_app

app = new_app()
app.conf.broker_url = os.environ["PROOF_AWAY"]
app.conf.broker_connection_retry_on_startup = False
"""


@pytest.fixture
def away() -> Iterator[str]:
    """Name a broker that refuses every connection."""
    with socket.socket() as taken:  # bound, so that nobody else gets the port, and not listening
        taken.bind((LOOPBACK, 0))
        yield f"redis://{LOOPBACK}:{taken.getsockname()[1]}/0"


def test_a_worker_that_must_not_retry(make_bench: MakeBench, away: str) -> None:
    bench = make_bench(PROOF_AWAY=away)
    from celery import VERSION

    bench.module("tasks", TASKS)
    worker = bench.start("celery", "-A", "tasks", "worker", "-P", "solo", "-l", "info")
    if VERSION[:2] >= SINCE:
        assert worker.ended() != 0
        assert "Trying again in" not in worker.log()
    else:
        worker.wait_for("Trying again in")
        assert "retry_on_startup" not in worker.log(), "it is not even named"
