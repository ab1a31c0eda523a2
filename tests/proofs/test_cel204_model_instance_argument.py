"""CEL204: a model instance cannot be sent as JSON, and as pickle it is a copy that goes stale."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

MODELS = """
import os
import django
from django.conf import settings
from django.db import connection, models

at = os.environ["PROOF_DIARY"] + ".sqlite"
settings.configure(INSTALLED_APPS=["shop"], DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": at}})
django.setup()

class Order(models.Model):
    address = models.CharField(max_length=20)
    billed = models.BooleanField(default=False)

    class Meta:
        app_label = "shop"

if __name__ == "__main__":
    with connection.schema_editor() as editor:
        editor.create_model(Order)
"""
TASKS = """
from common import new_app, note
from models import Order

app = new_app(accept_content=["json", "pickle"])

@app.task(name="bill")
def bill(order):
    order.billed = True
    order.save()
    note("billed")

@app.task(name="bill id")
def bill_by_id(order_id):
    bill.run(Order.objects.get(pk=order_id))
"""
WEB = """
import sys
from kombu.exceptions import EncodeError
from models import Order
from tasks import bill, bill_by_id

def as_json():
    try:
        bill.delay(Order.objects.create(address="old"))
    except EncodeError as error:
        print(error)

def as_pickle():
    send(lambda order: bill.apply_async((order,), serializer="pickle", countdown=2))

def by_id():
    send(lambda order: bill_by_id.apply_async((order.pk,), countdown=2))

def send(give):
    placed = Order.objects.create(address="old")
    give(placed)
    Order.objects.filter(pk=placed.pk).update(address="new")

def show():
    order = Order.objects.latest("pk")
    print(order.address, order.billed)

globals()[sys.argv[1]]()
"""


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker for the tasks above."""
    need("django")
    bench = make_bench(C_FORCE_ROOT="1")  # a worker that takes pickle refuses to run as root
    for name, source in (("shop", ""), ("models", MODELS), ("tasks", TASKS), ("web", WEB)):
        bench.module(name, source)
    bench.run("models")
    bench.worker("tasks")
    return bench


@pytest.fixture
def bench(running: Bench) -> Bench:
    """Begin each proof with an empty diary."""
    running.clear_diary()
    return running


def test_json_cannot_hold_it(bench: Bench) -> None:
    assert "Order is not JSON serializable" in bench.run("web", "as_json")
    assert bench.broker_holds() == 0


@pytest.mark.parametrize(("way", "left"), [("as_pickle", "old True"), ("by_id", "new True")])
def test_what_is_left_of_a_change_made_meanwhile(bench: Bench, way: str, left: str) -> None:
    bench.run("web", way)
    bench.wait(lambda: bench.diary() == ["billed"])
    assert bench.run("web", "show").splitlines() == [left]
