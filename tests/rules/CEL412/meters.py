"""Meters that are read again and again."""

import redis
from celery import Celery
from celery.schedules import crontab
from django.core.cache import cache

app = Celery("meters", broker="redis://broker/0")
client = redis.Redis()


@app.task(time_limit=1800)
def read_all():
    print("reading")


@app.task(time_limit=60)
def ping(): ...


@app.task
def count(): ...


@app.task
def compact(): ...


@app.task(time_limit=1800)
def read_locked():
    with client.lock("meters", timeout=1800, blocking=False):
        read_all()


@app.task(time_limit=1800)
def read_cached():
    if cache.add("meters", 1, 1800):
        take()


@app.task(time_limit=1800)
def read_below():
    take()


def take():
    guard = client.lock("meters", timeout=1800)
    guard.acquire()


def only_one_at_a_time(function):
    return function


@app.task(time_limit=1800)
@only_one_at_a_time
def read_decorated(): ...


app.conf.beat_schedule = {
    "all": {"task": "meters.read_all", "schedule": 300},  # expect: CEL412 "`read_all` starts every 300 seconds and may run for 1800" ~medium !minor
    "clock": {"task": "meters.read_all", "schedule": crontab(minute="*/20")},  # expect: CEL412 "every 1200 seconds"
    "count": {"task": "meters.count", "schedule": 60},  # expect: CEL412 "has no time limit" ~low
    "ping": {"task": "meters.ping", "schedule": 61},  # ok: CEL412 ended before the next
    "hourly": {"task": "meters.read_all", "schedule": 3600},  # ok: CEL412 ended before the next
    "daily": {"task": "meters.compact", "schedule": crontab(hour=3, minute=0)},  # ok: CEL412 once a day
    "expires": {"task": "meters.read_all", "schedule": 300, "options": {"expires": 250}},  # ok: CEL412 late messages expire
    "locked": {"task": "meters.read_locked", "schedule": 300},  # ok: CEL412 takes a lock
    "cached": {"task": "meters.read_cached", "schedule": 300},  # ok: CEL412 takes a lock in the cache
    "below": {"task": "meters.read_below", "schedule": 300},  # ok: CEL412 a helper takes the lock
    "decorated": {"task": "meters.read_decorated", "schedule": 300},  # ok: CEL412 a decorator does
    "unknown": {"task": "elsewhere.read", "schedule": 300},  # ok: CEL412 not a task of this project
}
