"""CEL315: only the broker's transport options change when Redis gives a message to another worker."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
beat = pytest.importorskip("celery.beat")
redis = pytest.importorskip("redis")
pytestmark = pytest.mark.proof
HOUR = 3600


def timeout_in_force(redis_base: str, **settings: object) -> int:
    """The visibility timeout of an app's connection to the broker."""
    app = celery.Celery("shop", broker=f"{redis_base}/0", backend=f"{redis_base}/0", set_as_current=False)
    app.conf.update(settings)
    with app.connection_for_read() as connection:
        return int(connection.default_channel.visibility_timeout)


@pytest.mark.parametrize(
    "settings",
    [{"visibility_timeout": 43_200}, {"result_backend_transport_options": {"visibility_timeout": 43_200}}],
)
def test_elsewhere_it_has_no_effect(redis_base: str, settings: dict[str, object]) -> None:
    assert timeout_in_force(redis_base, **settings) == HOUR


def test_among_the_options_of_the_broker_it_counts(redis_base: str) -> None:
    assert timeout_in_force(redis_base, broker_transport_options={"visibility_timeout": 43_200}) == 43_200
