"""CEL908: Celery announces the end of the routing options of tasks; `subtask` it keeps as another name, silently."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from celerylint.vocabulary.options import DEPRECATED_TASK_ATTRIBUTES

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


def send(order_id: int) -> None:
    """Send an order."""


def new_task(options: dict[str, Any], routes: dict[str, Any] | None = None) -> tuple[Any, list[str]]:
    """Make a task and return it, with the deprecations of which Celery warned."""
    app = celery.Celery("shop", set_as_current=False, broker="memory://")
    app.conf.update(task_routes=routes)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        app.task(name="send", shared=False, **options)(send)
        task = app.tasks["send"]
    deprecations = [item.message for item in caught if issubclass(item.category, celery.exceptions.CDeprecationWarning)]
    return task, [" ".join(str(message).split()) for message in deprecations]


@pytest.mark.parametrize(("option", "since"), sorted(DEPRECATED_TASK_ATTRIBUTES.items()))
def test_celery_warns_of_routing_options(option: str, since: tuple[int, int]) -> None:
    end = "is deprecated and scheduled for removal in version 6.0. Use the task_routes setting instead."
    _, warned = new_task({option: 1})
    assert warned == ([f"The '{option}' task attribute {end}"] if celery.VERSION[:2] >= since else [])


def test_route_names_the_same_queue_without_a_warning() -> None:
    old, _ = new_task({"queue": "slow"})
    task, warned = new_task({}, routes={"send": {"queue": "slow"}})
    assert task.app.amqp.router.route({}, "send")["queue"].name == old.queue
    assert warned == []


def test_subtask_makes_the_same_signature_without_a_warning() -> None:
    task, _ = new_task({})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert task.subtask((1,)) == task.signature((1,))
