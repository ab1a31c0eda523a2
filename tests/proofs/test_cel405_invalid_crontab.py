"""CEL405: what Celery refuses in a crontab, and which argument it takes for which field."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

import pytest

from celerylint.vocabulary.crontab import FIELDS, Field, InvalidFieldError, expand, happens

from .servers import need
from .test_cel403_crontab_without_minute import fires

pytestmark = pytest.mark.proof

PIECES = [
    "*",
    "/",
    "-",
    ",",
    "0",
    "1",
    "5",
    "7",
    "23",
    "24",
    "31",
    "59",
    "60",
    " ",
    "mon",
    "sunday",
    "jan",
    "x",
    "?",
    "L",
]
OTHERS: list[object] = [0, 1, -1, 24, 60, None, 2.5, (1, 2), ("1",), True, "*/15", "1-5/2", "22-2", "mon-fri", "*/90"]


@pytest.mark.parametrize(
    "fields",
    [
        {"hour": 24},
        {"minute": 60},
        {"day_of_week": 7},
        {"minute": "0 2 * * *"},
        {"minute": None},
        {"hours": 2},
        {"timezone": "UTC"},
    ],
)
def test_it_raises_where_it_is_made(fields: dict[str, object]) -> None:
    need("celery")
    from celery.schedules import crontab

    with pytest.raises((ValueError, TypeError)):
        crontab(**fields)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: str(field.name))
def test_the_grammar_is_celery_s(field: Field) -> None:
    chance = random.Random(field.name)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(0, 6))) for _ in range(20_000)]
    values: list[object] = [*texts, *OTHERS]
    assert [value for value in values if ours(value, field) != celery_s(value, field)] == []


def ours(value: object, field: Field) -> frozenset[int] | None:
    """Return what a value means; None where it is refused."""
    try:
        return expand(value, field)
    except InvalidFieldError:
        return None


def celery_s(value: object, field: Field) -> frozenset[int] | None:
    """Return what Celery takes it for."""
    need("celery")
    from celery.schedules import crontab, crontab_parser

    try:
        return frozenset(crontab._expand_cronspec(value, field.last - field.first + 1, field.first))
    except (ValueError, TypeError, crontab_parser.ParseException):
        return None


def test_a_date_that_never_comes_is_refused_or_ends_beat() -> None:
    need("celery")
    from celery import Celery
    from celery.schedules import crontab

    now = datetime(2024, 1, 1, tzinfo=timezone.utc)

    def ask() -> None:
        never = crontab(minute=0, hour=0, day_of_month=30, month_of_year=2, nowfun=lambda: now, app=Celery())
        never.is_due(now - timedelta(minutes=1))

    with pytest.raises((ValueError, RuntimeError)):
        ask()
    assert not happens({30, 31}, {2})
    assert happens({29}, {2})


def test_the_third_argument_is_the_day_of_the_week() -> None:
    need("celery")
    from celery.schedules import crontab

    copied = crontab(*"0 2 1 * *".split())
    assert (copied.day_of_week, copied.day_of_month) == ({1}, set(range(1, 32))), "Mondays, not the first"


def test_the_good_example_fires_on_fridays() -> None:
    found = fires(minute=0, hour=22, day_of_week="fri", days=8)
    assert [f"{item:%a %H:%M}" for item in found] == ["Fri 22:00"]
