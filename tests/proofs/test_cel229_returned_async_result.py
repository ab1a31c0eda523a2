"""CEL229: a route cannot answer with a result object."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
fastapi = pytest.importorskip("fastapi")
testing = pytest.importorskip("fastapi.testclient")
pytestmark = pytest.mark.proof


def export() -> None:
    """Do the task's work."""


def status(path: str) -> int:
    """What a request is answered with."""
    queue = celery.Celery("shop", broker="memory://", backend="cache+memory://", set_as_current=False)
    task, app = queue.task(name="export", shared=False)(export), fastapi.FastAPI()
    app.post("/object")(lambda: task.delay())
    app.post("/id")(lambda: {"task_id": task.delay().id})
    return int(testing.TestClient(app, raise_server_exceptions=False).post(path).status_code)


def test_the_object_is_a_server_error_and_the_id_is_not() -> None:
    assert status("/object") == 500
    assert status("/id") == 200
