"""CEL202: what `on_commit` does with a task that is sent already, and with a lambda that reads its loop variable."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

TASKS = """
from common import new_app, note

app = new_app()

@app.task(name="send")
def send(order_id):
    note(order_id)
"""
SHOP = """
import sys
from functools import partial
import django
from django.conf import settings
from django.db import transaction
from tasks import send

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()

def called():
    try:
        with transaction.atomic():
            transaction.on_commit(send.delay(1))
    except TypeError as error:
        print(error)

def captured():
    with transaction.atomic():
        for order in (1, 2, 3):
            transaction.on_commit(lambda: send.delay(order))

def bound():
    with transaction.atomic():
        for order in (1, 2, 3):
            transaction.on_commit(lambda order=order: send.delay(order))

def one_by_one():
    for order in (1, 2, 3):
        with transaction.atomic():
            transaction.on_commit(lambda: send.delay(order))

def partially():
    with transaction.atomic():
        for order in (1, 2, 3):
            transaction.on_commit(partial(send.delay, order))

globals()[sys.argv[1]]()
"""


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker for the task above."""
    need("django")
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.module("shop", SHOP)
    bench.worker("tasks")
    return bench


@pytest.fixture
def bench(running: Bench) -> Bench:
    """Begin each proof with an empty diary."""
    running.clear_diary()
    return running


def test_a_task_that_is_called_runs_though_the_transaction_fails(bench: Bench) -> None:
    assert bench.run("shop", "called").splitlines() == ["on_commit()'s callback must be a callable."]
    bench.wait(lambda: bench.diary() == ["1"])


@pytest.mark.parametrize(
    ("way", "seen"), [("captured", "333"), ("bound", "123"), ("one_by_one", "123"), ("partially", "123")]
)
def test_which_orders_are_sent(bench: Bench, way: str, seen: str) -> None:
    bench.run("shop", way)
    bench.wait(lambda: len(bench.diary()) == len(seen))
    assert sorted(bench.diary()) == list(seen)
