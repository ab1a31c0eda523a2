"""CEL701: whoever reaches a route without a guard fills the queue; a dependency turns strangers away before that."""

from __future__ import annotations

import json

import pytest

from .bench import QUEUE, Bench
from .conftest import MakeBench
from .servers import need

pytestmark = pytest.mark.proof

WEB = """
import secrets
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader
from common import new_app

celery_app = new_app()
web = FastAPI()

@celery_app.task(name="export")
def export():
    return "exported"

def known_client(key: Annotated[str | None, Depends(APIKeyHeader(name="X-Key", auto_error=False))]):
    if key is None or not secrets.compare_digest(key, "the right one"):
        raise HTTPException(401)

@web.post("/open", status_code=202)
def start_open():
    return {"id": export.delay().id}

@web.post("/guarded", status_code=202, dependencies=[Depends(known_client)])
def start_guarded():
    return {"id": export.delay().id}
"""

CLIENT = """
import json
import sys
from fastapi.testclient import TestClient
from web import web

path, headers = sys.argv[1], json.loads(sys.argv[2])
print("status", TestClient(web).post(path, headers=headers).status_code)
"""


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench with a web application that enqueues a task."""
    need("fastapi", "httpx")
    bench = make_bench()
    bench.module("web", WEB)
    bench.module("client", CLIENT)
    return bench


def post(bench: Bench, path: str, headers: dict[str, str]) -> tuple[str, int]:
    """Send a request and return the answer's status and the length of the queue after it."""
    answer = bench.run("client", path, json.dumps(headers)).split("status ")[-1].strip()
    return answer, int(bench.redis.llen(QUEUE))


def test_stranger_fills_the_queue_through_an_open_route(bench: Bench) -> None:
    assert post(bench, "/open", {}) == ("202", 1)


@pytest.mark.parametrize("headers", [{}, {"X-Key": "a guess"}])
def test_dependency_turns_strangers_away_before_the_queue(bench: Bench, headers: dict[str, str]) -> None:
    assert post(bench, "/guarded", headers) == ("401", 0)


def test_dependency_lets_a_known_client_in(bench: Bench) -> None:
    assert post(bench, "/guarded", {"X-Key": "the right one"}) == ("202", 1)
