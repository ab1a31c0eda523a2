"""CEL707: the traceback of a task carries paths, versions, queries and values of the server to whoever may read it."""

from __future__ import annotations

import pytest

from .bench import Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

TASKS = """
from sqlalchemy import create_engine, text
from common import new_app

celery_app = new_app()
engine = create_engine("sqlite://")

@celery_app.task(name="charge")
def charge(card):
    with engine.connect() as connection:
        connection.execute(text("update cards set charged = 1 where number = :card"), {"card": card})
"""
WEB = """
from celery.result import AsyncResult
from fastapi import FastAPI
from tasks import celery_app

web = FastAPI()

@web.get("/shown/{job_id}")
def shown(job_id: str):
    result = AsyncResult(job_id, app=celery_app)
    return {"state": result.state, "traceback": result.traceback}

@web.get("/state/{job_id}")
def state(job_id: str):
    result = AsyncResult(job_id, app=celery_app)
    return {"state": result.state}
"""
CLIENT = """
import sys
from fastapi.testclient import TestClient
from web import web

print("answer", TestClient(web).get(sys.argv[1]).json())
"""


@pytest.fixture(scope="module")
def bench(make_bench: MakeBench) -> Bench:
    """Run one worker, beside a web application that tells of its tasks."""
    need("fastapi", "httpx", "sqlalchemy")
    bench = make_bench()
    for name, source in (("tasks", TASKS), ("web", WEB), ("client", CLIENT)):
        bench.module(name, source)
    bench.worker("tasks")
    return bench


def answer(bench: Bench, route: str) -> str:
    """Let a task fail and return what the route answers about it."""
    result = bench.send("charge", "4111-1111")
    bench.wait(result.ready)
    return bench.run("client", f"/{route}/{result.id}").split("answer ")[-1].strip()


def test_traceback_shows_the_inside_of_the_server(bench: Bench) -> None:
    import sqlalchemy

    shown = answer(bench, "shown")
    version = "sqlalche.me/e/" + "".join(sqlalchemy.__version__.split(".")[:2])
    for inside in (str(bench.folder / "tasks.py"), version, "update cards set charged", "4111-1111"):
        assert inside in shown


def test_state_shows_nothing_of_it(bench: Bench) -> None:
    assert answer(bench, "state") == "{'state': 'FAILURE'}"
