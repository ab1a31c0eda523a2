"""CEL218: a message for a task that nobody defines is thrown away by the worker; the sender hears nothing."""

from __future__ import annotations

import pytest

from .conftest import MakeBench

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app

app = new_app()

@app.task(name="airport.board_flight")
def board_flight(number):
    return number
"""


def test_an_unknown_name_is_discarded(make_bench: MakeBench) -> None:
    bench = make_bench()
    bench.module("tasks", TASKS)
    worker = bench.worker("tasks")
    state, error = bench.outcome("airport.board_fligth", "LH 400")
    assert (state, type(error).__name__) == ("FAILURE", "NotRegistered")
    assert "Received unregistered task of type 'airport.board_fligth'" in worker.log()
    assert bench.broker_holds() == 0
    assert bench.outcome("airport.board_flight", "LH 400") == ("SUCCESS", "LH 400")
