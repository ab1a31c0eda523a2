"""CEL314: without an expiry, results stay in Redis for good, and beat leaves out the cleaning of databases."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
beat = pytest.importorskip("celery.beat")
redis = pytest.importorskip("redis")
pytestmark = pytest.mark.proof


def seconds_to_live(redis_base: str, **settings: object) -> int:
    """How long Redis keeps a result."""
    app = celery.Celery("shop", backend=f"{redis_base}/0", set_as_current=False)
    app.conf.update(settings)
    task_id = celery.uuid()
    app.backend.store_result(task_id, "sold", "SUCCESS")
    store = redis.Redis.from_url(f"{redis_base}/0")
    return int(store.ttl(app.backend.get_key_for_task(task_id)))


@pytest.mark.parametrize("never", [None, 0])
def test_no_expiry_keeps_results_for_ever(redis_base: str, never: int | None) -> None:
    assert seconds_to_live(redis_base, result_expires=never) == -1, "no time to live"


def test_the_default_is_a_day_and_a_time_is_kept(redis_base: str) -> None:
    assert 86_300 < seconds_to_live(redis_base) <= 86_400
    assert 0 < seconds_to_live(redis_base, result_expires=3600) <= 3600


@pytest.mark.parametrize(("expires", "cleaned"), [(None, False), (3600, True)])
def test_beat_cleans_databases_only_when_results_expire(expires: int | None, cleaned: bool) -> None:
    app = celery.Celery("shop", backend="db+sqlite://", set_as_current=False)
    app.conf.result_expires = expires
    scheduler = beat.Scheduler(app, lazy=True)
    scheduler.install_default_entries({})
    assert ("celery.backend_cleanup" in scheduler.schedule) is cleaned
