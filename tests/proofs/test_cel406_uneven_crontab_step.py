"""CEL406: steps begin anew with each hour and each day."""

from __future__ import annotations

import pytest

from .test_cel403_crontab_without_minute import fires

pytestmark = pytest.mark.proof


def test_forty_five_minutes_are_not_kept() -> None:
    found = [item.minute for item in fires(minute="*/45")][:4]
    assert found == [0, 45, 0, 45]


def test_five_hours_are_not_kept() -> None:
    assert [item.hour for item in fires(minute=0, hour="*/5")] == [0, 5, 10, 15, 20]


def test_ninety_minutes_are_an_hour() -> None:
    assert len(fires(minute="*/90")) == 24


def test_without_an_hour_it_is_every_hour_of_the_day() -> None:
    """CEL404."""
    assert len(fires(minute=0, day_of_month=5)) == 24
