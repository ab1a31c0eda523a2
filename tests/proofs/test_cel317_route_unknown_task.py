"""CEL317: a route under a name that no task has is never taken, without a word."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


def shade_film() -> None:
    """Do the task's work."""


def queue_of(name: str, **routes: dict[str, str]) -> str:
    """Where messages of a task of this name go."""
    app = celery.Celery("studio", broker="memory://", set_as_current=False)
    app.conf.task_routes = {key.replace("__", "."): route for key, route in routes.items()}
    return str(app.amqp.router.route({}, name)["queue"].name)


def test_the_path_of_the_function_is_not_the_name() -> None:
    assert queue_of("shade_film", tasks__shade_film={"queue": "films"}) == "celery"
    assert queue_of("shade_film", shade_film={"queue": "films"}) == "films"


def test_patterns_match_names_only() -> None:
    assert queue_of("shade_film", **{"tasks__*": {"queue": "films"}}) == "celery"
    assert queue_of("tasks.shade_film", **{"tasks__*": {"queue": "films"}}) == "films"


def test_annotations_want_the_name_too() -> None:
    app = celery.Celery("studio", broker="memory://", set_as_current=False)
    app.conf.task_annotations = {"tasks.shade_film": {"time_limit": 5}, "tasks.*": {"time_limit": 5}}
    app.task(name="shade_film")(shade_film)
    app.finalize()
    assert app.tasks["shade_film"].time_limit is None
