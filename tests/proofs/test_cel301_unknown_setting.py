"""CEL301: Celery takes unknown settings without a word, and nothing changes."""

from __future__ import annotations

import warnings
from types import SimpleNamespace
from typing import Any

import pytest

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


def sell() -> None:
    """Do the task's work."""


def new_app(**settings: object) -> Any:
    """An app with one task, configured without a warning or an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        app = celery.Celery("shop", broker="memory://", set_as_current=False)
        app.conf.update(settings)
        app.task(name="sell")(sell)
        app.finalize()
    return app


@pytest.mark.parametrize(
    ("setting", "value", "attribute"),
    [
        ("task_max_retries", 5, "max_retries"),
        ("task_default_retry_delay", 1, "default_retry_delay"),
        ("task_acks_lates", True, "acks_late"),
        ("task_time_limits", 30, "time_limit"),
    ],
)
def test_unknown_setting_has_no_effect(setting: str, value: object, attribute: str) -> None:
    plain, app = new_app(), new_app(**{setting: value})
    assert app.conf[setting] == value, "it is kept"
    assert getattr(app.tasks["sell"], attribute) == getattr(plain.tasks["sell"], attribute), "and nothing reads it"


def test_autoretry_for_as_a_setting_retries_nothing() -> None:
    app = new_app(task_autoretry_for=(OSError,))
    assert not hasattr(app.tasks["sell"], "autoretry_for")


def test_misspelt_worker_setting_leaves_the_default() -> None:
    assert new_app(worker_max_task_per_child=100).conf.worker_max_tasks_per_child is None
    assert new_app(worker_max_tasks_per_child=100).conf.worker_max_tasks_per_child == 100


def test_configuration_objects_take_anything_too() -> None:
    app = celery.Celery("shop", set_as_current=False)
    app.config_from_object(SimpleNamespace(task_acks_lates=True))
    assert app.conf.task_acks_late is False


def test_annotations_do_what_was_meant() -> None:
    app = new_app(task_annotations={"*": {"max_retries": 5}})
    assert app.tasks["sell"].max_retries == 5
