"""CEL316: an eager app runs tasks where they are sent, at once, and keeps their exceptions to itself."""

from __future__ import annotations

import os

import pytest

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


def test_it_runs_here_and_now_and_swallows_the_exception() -> None:
    app = celery.Celery("shop", broker="redis://nobody.invalid/0", set_as_current=False)
    app.conf.task_always_eager = True
    ran: list[int] = []

    @app.task(name="sell", shared=False)  # type: ignore[untyped-decorator,unused-ignore]
    def sell() -> None:
        ran.append(os.getpid())
        raise ValueError("sold out")

    result = sell.apply_async(countdown=3600)
    assert ran == [os.getpid()], "neither sent nor put off"
    assert result.state == "FAILURE"
