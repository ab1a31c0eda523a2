"""CEL410: the beat schedule is one setting, and what is set on the app wins over everything else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from .servers import need

if TYPE_CHECKING:
    from celery import Celery

pytestmark = pytest.mark.proof

ENTRY = {"task": "x", "schedule": 60}


SETTINGS = SimpleNamespace(beat_schedule={"object": ENTRY})


def app(**settings: Any) -> Celery:
    """Return an app of its own."""
    need("celery")
    from celery import Celery

    return Celery("proof", set_as_current=False, **settings)


def keys(made: Celery) -> set[str]:
    """Return the entries that beat would run, without Celery's own."""
    from celery.beat import Scheduler

    return set(Scheduler(made).schedule) - {"celery.backend_cleanup"}


def test_an_assignment_replaces_what_was_there() -> None:
    made = app(beat_schedule={"argument": ENTRY})
    made.conf.beat_schedule = {"first": ENTRY}
    made.conf.beat_schedule = {"second": ENTRY}
    assert keys(made) == {"second"}


def test_update_replaces_it_too() -> None:
    made = app(beat_schedule={"argument": ENTRY})
    made.conf.update(beat_schedule={"update": ENTRY})
    assert keys(made) == {"update"}


@pytest.mark.parametrize("first", ["app", "object"])
def test_what_is_set_on_the_app_wins_over_a_configuration_object_in_either_order(first: str) -> None:
    made = app()
    if first == "object":
        made.config_from_object(SETTINGS)
    made.conf.beat_schedule = {"app": ENTRY}
    if first == "app":
        made.config_from_object(SETTINGS)
    assert keys(made) == {"app"}


def test_adding_keeps_both() -> None:
    made = app()
    made.conf.beat_schedule = {"first": ENTRY}
    made.conf.beat_schedule["second"] = ENTRY
    made.conf.beat_schedule.update({"third": ENTRY})
    assert keys(made) == {"first", "second", "third"}
