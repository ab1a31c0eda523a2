"""One module that sets schedules more than once."""

import os

from celery import Celery

PLAIN = {"task": "x", "schedule": 60}

twice = Celery("twice")
twice.conf.beat_schedule = {"a": PLAIN, "b": PLAIN}
twice.conf.beat_schedule = {"b": PLAIN}  # expect: CEL410 "`a` never runs" ~high !major

updated = Celery("updated", beat_schedule={"a": PLAIN})
updated.conf.update(timezone="UTC", beat_schedule={"c": PLAIN})  # expect: CEL410 "`a` never runs"

display = Celery("display")
display.conf.beat_schedule = {
    "a": PLAIN,
    "b": PLAIN,
    "a": {"task": "y", "schedule": 60},  # expect: CEL410 "`a` stands in the schedule twice"
}

item = Celery("item")
item.conf.beat_schedule = {}
item.conf.beat_schedule["a"] = PLAIN
item.conf.beat_schedule["a"] = {"task": "y", "schedule": 60}  # expect: CEL410 "`a`"
item.conf.beat_schedule["b"] = PLAIN  # ok: CEL410 another key

started = Celery("started")
started.conf.beat_schedule = {}
started.conf.beat_schedule = {"a": PLAIN}  # ok: CEL410 nothing was there

added = Celery("added")
added.conf.beat_schedule = {"a": PLAIN}
added.conf.beat_schedule = {**added.conf.beat_schedule, "b": PLAIN}  # ok: CEL410 builds on what was there
added.conf.beat_schedule.update({"c": PLAIN})  # ok: CEL410 adds to it
added.conf.beat_schedule["d"] = PLAIN  # ok: CEL410 adds to it

branches = Celery("branches")
if os.environ.get("NIGHT"):
    branches.conf.beat_schedule = {"a": PLAIN}
else:
    branches.conf.beat_schedule = {"b": PLAIN}  # ok: CEL410 one or the other
if os.environ.get("DAY"):
    branches.conf.beat_schedule["b"] = PLAIN  # ok: CEL410 in a branch

BASE = {"a": PLAIN, "b": PLAIN}
merged = Celery("merged")
merged.conf.beat_schedule = {**BASE, "a": PLAIN}  # ok: CEL410 overrides what it spreads, in plain sight

again = Celery("again")
again.conf.beat_schedule = {"a": PLAIN}
again.conf.beat_schedule = {"a": PLAIN, "b": PLAIN}  # ok: CEL410 no entry is lost

first, second = Celery("first"), Celery("second")
first.conf.beat_schedule = {"a": PLAIN}
second.conf.beat_schedule = {"b": PLAIN}  # ok: CEL410 another app


def reset():
    twice.conf.beat_schedule = {}  # expect: CEL410 ~low
