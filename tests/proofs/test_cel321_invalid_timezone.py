"""CEL321: a time zone that does not exist fails where the time is asked."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


@pytest.mark.parametrize("name", ["UTC+3", "Mars/Phobos"])
def test_it_fails(name: str) -> None:
    app = celery.Celery("mill", set_as_current=False)
    app.conf.timezone = name
    with pytest.raises(Exception, match=r"(?i)time zone|timezone|resource"):
        app.now()


def test_a_zone_of_the_database_works() -> None:
    app = celery.Celery("mill", set_as_current=False)
    app.conf.timezone = "Europe/Oslo"
    assert app.now().tzname() in ("CET", "CEST")
