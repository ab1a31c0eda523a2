"""CEL910: what becomes of exceptions of tasks that run where they are sent."""

from __future__ import annotations

import pytest

from .servers import need

pytestmark = pytest.mark.proof


@pytest.mark.parametrize("propagates", [False, True])
def test_exceptions_of_eager_tasks(*, propagates: bool) -> None:
    need("celery")
    from celery import Celery

    app = Celery("eager", set_as_current=False, broker="memory://")
    app.conf.update(task_always_eager=True, task_eager_propagates=propagates)

    @app.task(name="fail", shared=False)  # type: ignore[untyped-decorator,unused-ignore]
    def fail() -> None:
        raise ValueError("no stock")

    if propagates:
        with pytest.raises(ValueError, match="no stock"):
            fail.delay()
    else:
        assert fail.delay().state == "FAILURE"
