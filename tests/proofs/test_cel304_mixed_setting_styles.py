"""CEL304: a configuration in two styles is refused."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

celery = pytest.importorskip("celery")
pytest.importorskip("celery.exceptions")
pytestmark = pytest.mark.proof


def concurrency(namespace: str | None = None, **settings: object) -> object:
    """What an app makes of a configuration object."""
    app = celery.Celery("mill", set_as_current=False)
    app.config_from_object(SimpleNamespace(**settings), namespace=namespace)
    return app.conf.worker_concurrency


@pytest.mark.parametrize("old", ["CELERYD_PREFETCH_MULTIPLIER", "CELERY_ACKS_LATE", "CELERY_TIMEZONE", "BROKER_URL"])
def test_two_styles_are_refused(old: str) -> None:
    with pytest.raises(celery.exceptions.ImproperlyConfigured, match="Cannot mix new and old"):
        concurrency(**{old: None}, worker_concurrency=3)


def test_one_style_is_read_and_so_are_both_names_of_one_setting() -> None:
    assert concurrency(CELERYD_CONCURRENCY=3) == 3
    assert concurrency(worker_concurrency=3) == 3
    assert concurrency(CELERYD_CONCURRENCY=3, worker_concurrency=3) == 3


def test_a_namespace_refuses_nothing() -> None:
    assert concurrency("CELERY", CELERY_ACKS_LATE=True, CELERY_WORKER_CONCURRENCY=3) == 3
