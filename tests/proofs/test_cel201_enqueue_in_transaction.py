"""CEL201: a task that is sent inside a transaction runs before the commit, and after a rollback."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

SHOP = """
import os
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker

engine = create_engine("sqlite:///" + os.environ["PROOF_DIARY"] + ".sqlite")
Session = sessionmaker(engine)

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"
    number: Mapped[int] = mapped_column(primary_key=True)
"""
TASKS = """
from common import new_app, note
from shop import Order, Session

app = new_app()

@app.task(name="receipt")
def receipt(number):
    with Session() as session:
        note("found" if session.get(Order, number) else "no such order")
"""
CHECKOUT = """
import sys
import time
from shop import Base, Order, Session, engine
from tasks import receipt

def placed(session):
    order = Order()
    session.add(order)
    session.flush()
    return order.number

def early():
    with Session.begin() as session:
        receipt.delay(placed(session))
        time.sleep(3)

def rolled_back():
    try:
        with Session.begin() as session:
            receipt.delay(placed(session))
            raise RuntimeError("no money")
    except RuntimeError:
        pass

def after():
    with Session.begin() as session:
        number = placed(session)
    receipt.delay(number)

Base.metadata.create_all(engine)
globals()[sys.argv[1]]()
"""


@pytest.fixture(scope="module")
def running(make_bench: MakeBench) -> Bench:
    """Run one worker for the task above."""
    need("sqlalchemy")
    bench = make_bench()
    for name, source in (("shop", SHOP), ("tasks", TASKS), ("checkout", CHECKOUT)):
        bench.module(name, source)
    bench.worker("tasks")
    return bench


@pytest.mark.parametrize(
    ("way", "seen"), [("early", "no such order"), ("rolled_back", "no such order"), ("after", "found")]
)
def test_what_the_task_finds(running: Bench, way: str, seen: str) -> None:
    running.clear_diary()
    running.run("checkout", way)
    running.wait(lambda: bool(running.diary()))
    assert running.diary() == [seen]
