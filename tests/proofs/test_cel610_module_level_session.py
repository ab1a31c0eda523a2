"""CEL610: a session that outlives a run that failed."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

TASKS = """
from sqlalchemy import Column, Integer, create_engine, func, select
from sqlalchemy.orm import declarative_base, sessionmaker
from common import new_app

app = new_app()
Base = declarative_base()

class Article(Base):
    __tablename__ = "article"
    id = Column(Integer, primary_key=True)

engine = create_engine("sqlite:///articles.db")
Base.metadata.create_all(engine)
Session = sessionmaker(engine)
session = Session()

@app.task(name="shared")
def add_shared(number):
    session.add(Article(id=number))
    session.commit()

@app.task(name="own")
def add_own(number):
    with Session.begin() as own:
        own.add(Article(id=number))
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker with one child."""
    need("sqlalchemy")
    bench = make_bench()
    bench.module("tasks", TASKS)
    bench.worker("tasks")
    return bench


def test_one_failed_flush_poisons_all_later_runs(bench: Bench) -> None:
    states = [bench.outcome("shared", number)[0] for number in (1, 1, 2)]
    assert states == ["SUCCESS", "FAILURE", "FAILURE"]


def test_a_session_for_each_run_goes_on(bench: Bench) -> None:
    states = [bench.outcome("own", number)[0] for number in (11, 11, 12)]
    assert states == ["SUCCESS", "FAILURE", "SUCCESS"]
