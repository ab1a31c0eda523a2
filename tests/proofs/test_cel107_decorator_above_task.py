"""CEL107: what a decorator above the task's leaves of the task."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest

from .servers import need

pytestmark = pytest.mark.proof


def test_the_wrapper_is_no_task_and_the_task_has_no_wrapper() -> None:
    need("celery")
    from celery import Celery

    app = Celery("above", set_as_current=False)
    wrapped: list[int] = []

    def noted(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(number: int) -> Any:
            wrapped.append(number)
            return function(number)

        return wrapper

    @noted
    @app.task(name="above", shared=False)  # type: ignore[untyped-decorator,unused-ignore]
    def above(number: int) -> None: ...

    @app.task(name="below", shared=False)  # type: ignore[untyped-decorator,unused-ignore]
    @noted
    def below(number: int) -> None: ...

    assert not hasattr(above, "delay")
    app.tasks["above"].apply((1,))
    assert wrapped == []
    below.apply((2,))
    assert wrapped == [2]
