"""CEL214: a chord needs a result backend that counts."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


def add(*numbers: int) -> int:
    """Do the task's work."""
    return sum(numbers)


def send(backend: str | None) -> None:
    """Send a chord with this result backend."""
    app = celery.Celery("mill", broker="memory://", backend=backend, set_as_current=False)
    task = app.task(name="add", shared=False)(add)
    celery.chord([task.s(1), task.s(2)], task.s(), app=app).delay()


@pytest.mark.parametrize("backend", [None, "rpc://"])
def test_it_cannot_be_sent(backend: str | None) -> None:
    with pytest.raises(NotImplementedError):
        send(backend)


def test_with_a_backend_it_can() -> None:
    send("cache+memory://")
