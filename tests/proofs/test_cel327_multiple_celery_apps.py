"""CEL327: what a second app in a project does to settings, to shared tasks, and to workers."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

# `send` stands on an app of its own, or on that of `bill`, where the setting is made.
SHOP = """
from common import new_app, note

app = new_app()
app.conf.task_acks_late = True

@app.task(name="bill")
def bill():
    note("billed")
"""
MAIL = """
from common import new_app, note

mail = new_app()

@mail.task(name="send", bind=True)
def send(self):
    note(f"acks late {self.acks_late}")
"""
LOOK = """
import sys
from celery import shared_task
from shop import app, bill
if sys.argv[1] == "two":
    from mail import send
else:
    @app.task(name="send")
    def send(): ...

@shared_task(name="either")
def either(): ...

print("bill", bill.acks_late, "send", send.acks_late, "shared", either.acks_late)
"""
BOTH = "from shop import *\nimport mail\n"


@pytest.mark.parametrize(
    ("apps", "seen"),
    [("two", "bill True send False shared False"), ("one", "bill True send True shared True")],
)
def test_a_setting_reaches_the_tasks_of_one_app(make_bench: MakeBench, apps: str, seen: str) -> None:
    bench = _project(make_bench)
    assert bench.run("look", apps).splitlines() == [seen]


def test_a_worker_does_not_know_what_only_the_other_app_imports(make_bench: MakeBench) -> None:
    bench = _project(make_bench)
    worker = bench.worker("shop")
    bench.send("send")
    worker.wait_for("Received unregistered task of type 'send'")


def test_a_worker_that_imports_both_runs_both_with_its_own_settings(make_bench: MakeBench) -> None:
    bench = _project(make_bench)
    bench.worker("both:app")
    assert bench.outcome("send") == ("SUCCESS", None)
    assert bench.diary() == ["acks late True"]


def _project(make_bench: MakeBench) -> Bench:
    bench = make_bench()
    for name, source in (("shop", SHOP), ("mail", MAIL), ("look", LOOK), ("both", BOTH)):
        bench.module(name, source)
    return bench
