"""CEL620: outside a transaction, where a lock would hold nothing, Django refuses to lock rows; tests do not show it."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

SHOP = """
import os
import django
from django.conf import settings
from django.db import connections, models

user, host, port, database = os.environ["PROOF_POSTGRES"].replace("@", ":").replace("/", ":").split(":")
at = {"NAME": database, "USER": user, "HOST": host, "PORT": port, "ATOMIC_REQUESTS": True}
settings.configure(DATABASES={
    "default": {"ENGINE": "django.db.backends.postgresql", **at},
    "sqlite": {"ENGINE": "django.db.backends.sqlite3", "NAME": "stock.sqlite3"},
})
django.setup()

class Stock(models.Model):
    article = models.CharField(max_length=20, primary_key=True)

    class Meta:
        app_label = "shop"

def fill(database):
    with connections[database].schema_editor() as editor:
        editor.create_model(Stock)
    Stock.objects.using(database).create(article="pen")

if __name__ == "__main__":
    fill("default")
    fill("sqlite")
"""
TASKS = """
from threading import Thread
from django.db import OperationalError, connections, transaction
from common import new_app
from shop import Stock

app = new_app()

def what_another_sees():
    seen = []

    def take():
        try:
            with transaction.atomic():
                Stock.objects.select_for_update(nowait=True).get(article="pen")
            seen.append("free")
        except OperationalError:
            seen.append("locked")
        finally:
            connections.close_all()

    other = Thread(target=take)
    other.start()
    other.join()
    return seen[0]

@app.task(name="bare")
def take():
    Stock.objects.select_for_update().get(article="pen")
    return what_another_sees()

@app.task(name="by hand")
def take_by_hand():
    with connections["default"].cursor() as cursor:
        cursor.execute("select * from shop_stock for update")
        return what_another_sees()

@app.task(name="atomic")
def take_in_transaction():
    with transaction.atomic():
        Stock.objects.select_for_update().get(article="pen")
        return what_another_sees()

@app.task(name="decorated")
@transaction.atomic
def take_in_own_transaction():
    Stock.objects.select_for_update().get(article="pen")
    return what_another_sees()

@app.task(name="built before")
def take_what_was_built():
    stock = Stock.objects.select_for_update().filter(article="pen")
    with transaction.atomic():
        stock.get()
        return what_another_sees()

@app.task(name="on sqlite")
def take_on_sqlite():
    return Stock.objects.using("sqlite").select_for_update().get(article="pen").article
"""
SUITE = """
import unittest
import tasks
from django.test import TestCase

class Taking(TestCase):
    def test_take(self):
        assert tasks.take() == "locked"

if __name__ == "__main__":
    unittest.main()
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench, postgres: str) -> Bench:
    """Run one worker of a project whose requests, too, are transactions."""
    need("django")
    bench = make_bench(PROOF_POSTGRES=postgres)
    for name, source in (("shop", SHOP), ("tasks", TASKS), ("suite", SUITE)):
        bench.module(name, source)
    bench.run("shop")
    bench.worker("tasks")
    return bench


def test_django_refuses_where_there_is_no_transaction(bench: Bench) -> None:
    state, error = bench.outcome("bare")
    assert (state, type(error).__name__) == ("FAILURE", "TransactionManagementError")
    assert "select_for_update cannot be used outside of a transaction" in str(error)


def test_the_database_would_let_go_of_the_lock_at_once(bench: Bench) -> None:
    assert bench.outcome("by hand") == ("SUCCESS", "free")


@pytest.mark.parametrize("task", ["atomic", "decorated", "built before"])
def test_lock_in_a_transaction_holds(bench: Bench, task: str) -> None:
    assert bench.outcome(task) == ("SUCCESS", "locked")


def test_test_case_has_a_transaction_of_its_own(bench: Bench) -> None:
    assert "\nOK\n" in bench.run("suite")


def test_sqlite_ignores_it(bench: Bench) -> None:
    assert bench.outcome("on sqlite") == ("SUCCESS", "pen")
