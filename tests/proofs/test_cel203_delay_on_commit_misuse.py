"""CEL203: `delay_on_commit` has no result to give; an id that is chosen before can be kept."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

SETTINGS = """
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
USE_TZ = True
"""
TASKS = """
from common import new_app, note

app = new_app()

@app.task(name="send", bind=True)
def send(self, order_id):
    note(self.request.id)
"""
SHOP = """
import sys
import django
from uuid import uuid4
from django.db import transaction
from tasks import send

django.setup()

def asked():
    with transaction.atomic():
        result = send.delay_on_commit(1)
        print(type(result).__name__)
        try:
            print(result.id)
        except AttributeError as error:
            print(error)

def chosen():
    with transaction.atomic():
        task_id = str(uuid4())
        send.apply_async_on_commit((1,), task_id=task_id)
        print(task_id)

globals()[sys.argv[1]]()
"""


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker of a Django project."""
    need("django", "celery.contrib.django")
    bench = make_bench(DJANGO_SETTINGS_MODULE="settings")
    for name, source in (("settings", SETTINGS), ("tasks", TASKS), ("shop", SHOP)):
        bench.module(name, source)
    bench.worker("tasks")
    return bench


@pytest.fixture
def bench(running: Bench) -> Bench:
    """Begin each proof with an empty diary."""
    running.clear_diary()
    return running


def test_nothing_can_be_asked_of_it(bench: Bench) -> None:
    assert bench.run("shop", "asked").splitlines() == ["NoneType", "'NoneType' object has no attribute 'id'"]
    bench.wait(lambda: len(bench.diary()) == 1)  # the task itself is sent all the same


def test_a_chosen_id_is_the_one_of_the_task(bench: Bench) -> None:
    chosen = bench.run("shop", "chosen").splitlines()
    bench.wait(lambda: len(bench.diary()) == 1)
    assert bench.diary() == chosen
