"""CEL609: connections that sessions keep after the run that opened them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from .servers import need

pytestmark = pytest.mark.proof

RUNS = 4


@pytest.mark.parametrize(("way", "left"), [("open", RUNS), ("generator", RUNS), ("with", 0)])
def test_connections_that_are_missing_in_the_pool(tmp_path: Path, way: str, left: int) -> None:
    need("celery", "sqlalchemy")
    from celery import Celery
    from sqlalchemy import QueuePool, create_engine, text
    from sqlalchemy.orm import Session, sessionmaker

    app = Celery("sessions", set_as_current=False)
    engine = create_engine(f"sqlite:///{tmp_path}/shop.db", poolclass=QueuePool)
    factory = sessionmaker(engine)

    def get_db() -> Iterator[Session]:
        session = factory()
        try:
            yield session
        finally:
            session.close()

    @app.task(name="count", shared=False)  # type: ignore[untyped-decorator,unused-ignore]
    def count() -> int:
        if way == "with":
            with factory() as session:
                return int(session.execute(text("select 1")).scalar_one())
        session = factory() if way == "open" else next(get_db())
        return int(session.execute(text("select 1")).scalar_one())

    gc.collect()
    gc.disable()  # it comes when it comes
    try:
        assert [count.apply().state for _ in range(RUNS)] == ["SUCCESS"] * RUNS
        assert engine.pool.checkedout() == left  # type: ignore[attr-defined,unused-ignore]
    finally:
        gc.enable()
