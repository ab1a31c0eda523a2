"""CEL403: a crontab with an hour and no minute is due every minute of that hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from .servers import need

pytestmark = pytest.mark.proof

DAY = datetime(2024, 3, 5, tzinfo=timezone.utc)


def fires(begin: datetime = DAY, days: int = 1, **fields: object) -> list[datetime]:
    """Return when Celery calls a crontab due, looking once a minute as beat may."""
    need("celery")
    from celery import Celery
    from celery.schedules import crontab

    now = begin
    schedule = crontab(**fields, nowfun=lambda: now, app=Celery(set_as_current=False))
    found = []
    last = begin - timedelta(minutes=1)
    for now in _minutes(begin, days):
        if schedule.is_due(last).is_due:
            found.append(now)
            last = now
    return found


def _minutes(begin: datetime, days: int) -> Iterator[datetime]:
    return (begin + timedelta(minutes=minute) for minute in range(days * 24 * 60))


def test_an_hour_alone_is_sixty_minutes() -> None:
    found = fires(hour=2)
    assert len(found) == 60
    assert {item.hour for item in found} == {2}


def test_every_six_hours_is_240_times_a_day() -> None:
    assert len(fires(hour="*/6")) == 240


def test_a_day_of_the_week_alone_is_every_minute_of_it() -> None:
    assert len(fires(day_of_week="tue", days=2)) == 1440


def test_with_a_minute_it_is_once() -> None:
    assert fires(hour=2, minute=0) == [DAY.replace(hour=2)]
