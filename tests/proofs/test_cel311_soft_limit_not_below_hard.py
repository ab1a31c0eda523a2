"""CEL311: a task whose soft limit is above its hard one cannot be sent."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


def close_books() -> None:
    """Do the task's work."""


def send(settings: dict[str, int], **options: int) -> None:
    """Send a task of an app with these settings."""
    app = celery.Celery("shop", broker="memory://", set_as_current=False)
    app.conf.update(settings)
    app.task(name="close_books", **options)(close_books).delay()


@pytest.mark.parametrize(
    ("settings", "options"),
    [
        ({}, {"soft_time_limit": 60, "time_limit": 30}),
        ({"task_time_limit": 30}, {"soft_time_limit": 60}),
        ({"task_soft_time_limit": 60}, {"time_limit": 30}),
        ({"task_soft_time_limit": 60, "task_time_limit": 30}, {}),
    ],
)
def test_sending_is_refused(settings: dict[str, int], options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="soft_time_limit must be less than or equal to time_limit"):
        send(settings, **options)


def test_a_lower_soft_limit_is_taken() -> None:
    send({"task_time_limit": 60}, soft_time_limit=50)
    send({"task_soft_time_limit": 30, "task_time_limit": 60})
