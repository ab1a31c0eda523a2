"""CEL302: which spellings of a setting Celery reads, and which it passes over."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof

READS_OLD_NAMES_UNDER_A_NAMESPACE = celery.VERSION[:2] >= (5, 7)


def late(name: str, namespace: str | None = None) -> bool:
    """Whether tasks are acknowledged late when an object with this one name configures the app."""
    app = celery.Celery("shop", set_as_current=False)
    app.config_from_object(SimpleNamespace(**{name: True}), namespace=namespace)
    return bool(app.conf.task_acks_late)


@pytest.mark.parametrize("name", ["TASK_ACKS_LATE", "CELERY_TASK_ACKS_LATE"])
def test_without_a_namespace_capitals_are_ignored(name: str) -> None:
    assert not late(name)
    app = celery.Celery("shop", set_as_current=False)
    app.conf.update({name: True})
    assert not app.conf.task_acks_late, "nor are they read on the app itself"


@pytest.mark.parametrize("name", ["task_acks_late", "CELERY_ACKS_LATE"])
def test_without_a_namespace_both_real_names_are_read(name: str) -> None:
    assert late(name)


def test_under_a_namespace_the_prefix_is_wanted() -> None:
    assert late("CELERY_TASK_ACKS_LATE", "CELERY")
    assert not late("TASK_ACKS_LATE", "CELERY")


def test_under_a_namespace_old_names_count_since_5_7() -> None:
    assert late("CELERY_ACKS_LATE", "CELERY") is READS_OLD_NAMES_UNDER_A_NAMESPACE
