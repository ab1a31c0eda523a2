"""CEL401: an interval is counted from the last start or run, not from the clock; a crontab is anchored to the clock.

Real `celery beat` processes live through days: only their clock is simulated, which moves when beat sleeps.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from .bench import QUEUE, Bench
from .conftest import MakeBench

pytestmark = pytest.mark.proof

CLOCK = """
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import celery
import celery.beat

now, end = (datetime.fromisoformat(line).replace(tzinfo=timezone.utc) for line in Path("life.txt").read_text().split())

def read(app=None):
    global now
    now += timedelta(milliseconds=1)
    return now

def sleep(seconds):
    global now
    now += timedelta(seconds=seconds)
    if now >= end:
        raise SystemExit

celery.Celery.now = read
celery.beat.time = SimpleNamespace(sleep=sleep, monotonic=time.monotonic)
"""

TASKS = """
from celery.schedules import crontab
from celery.signals import before_task_publish
import clock
from common import new_app, note

app = new_app(beat_schedule={
    "by interval": {"task": "interval", "schedule": 24 * 60 * 60},
    "by clock": {"task": "crontab", "schedule": crontab(hour=2, minute=0)},
})

@before_task_publish.connect
def published(sender, **kwargs):
    note(f"{sender} {clock.now:%a %H:%M}")
"""

MONDAY = datetime(2024, 1, 1, 22, 30, 30)
SENT = ("interval", "crontab")
Life = tuple[datetime, datetime]


@pytest.fixture
def bench(make_bench: MakeBench) -> Bench:
    """Make a bench whose beat runs one task daily by interval and one daily by crontab."""
    bench = make_bench()
    bench.module("clock", CLOCK)
    bench.module("tasks", TASKS)
    return bench


def after(**passed: float) -> datetime:
    """Return the time so long after the first start."""
    return MONDAY + timedelta(**passed)


def deploys(every: timedelta, number: int) -> list[Life]:
    """Return the lives of beats that follow each other without a gap."""
    return [(MONDAY + every * nth, MONDAY + every * (nth + 1)) for nth in range(number)]


def live(bench: Bench, lives: Iterable[Life], *, keep_file: bool) -> dict[str, list[str]]:
    """Run one beat after the other and return when each task was sent."""
    for number, (begin, end) in enumerate(lives):
        (bench.folder / "life.txt").write_text(f"{begin.isoformat()}\n{end.isoformat()}")
        schedule = bench.folder / ("schedule" if keep_file else f"schedule-{number}")
        bench.run("celery", "-A", "tasks", "beat", "-s", str(schedule), "-l", "info")
    assert bench.redis.llen(QUEUE) == len(bench.diary())
    return {task: [line.removeprefix(f"{task} ") for line in bench.diary() if line.startswith(task)] for task in SENT}


def test_interval_longer_than_the_time_between_deploys_never_fires(bench: Bench) -> None:
    sent = live(bench, deploys(timedelta(hours=20), 5), keep_file=False)
    assert sent["interval"] == []
    assert sent["crontab"] == [f"{day} 02:00" for day in ("Tue", "Wed", "Thu", "Fri", "Sat")]


def test_interval_keeps_the_phase_of_the_first_start_where_the_schedule_file_survives(bench: Bench) -> None:
    sent = live(bench, deploys(timedelta(hours=20), 5), keep_file=True)
    assert sent["interval"] == ["Tue 22:30", "Wed 22:30", "Thu 22:30", "Fri 22:30"]
    assert sent["crontab"] == [f"{day} 02:00" for day in ("Tue", "Wed", "Thu", "Fri", "Sat")]


def test_interval_moves_when_beat_is_down_at_the_due_time(bench: Bench) -> None:
    lives = [(MONDAY, after(hours=20)), (after(hours=33), after(days=4))]
    sent = live(bench, lives, keep_file=True)
    assert sent["interval"] == ["Wed 07:30", "Thu 07:30", "Fri 07:30"]
    assert sent["crontab"] == ["Tue 02:00", "Wed 07:30", "Thu 02:00", "Fri 02:00"], "late once, then at its hour again"
