"""Locks in Redis and in Django's cache."""

import time
import uuid
from contextlib import contextmanager
from datetime import timedelta

import redis
from celery import Celery
from django.core.cache import cache

app = Celery("coast", broker="redis://broker/0")
limited = Celery("limited", broker="redis://broker/0")
limited.conf.task_time_limit = 300
client = redis.Redis(host="locks")
connection = redis.from_url("redis://locks/1")


@app.task
def turn(lamp):
    if not client.set(f"lamp:{lamp}", "1", nx=True, ex=60):
        return
    try:
        print(lamp)
    finally:
        client.delete(f"lamp:{lamp}")  # expect: CEL810 "longer than 60 s" !moderate ~high


@app.task
def polish(lamp):
    if client.setnx("polish_lock", 1):  # expect: CEL810 "the lock `polish_lock` never expires" !moderate ~high
        print(lamp)
        client.delete("polish_lock")


@app.task
def paint(tower):
    taken = client.set("paint-lock", tower, nx=True)  # expect: CEL810 "never expires"
    if taken:
        print(tower)


@app.task
def count(ships):
    if client.setnx("count_lock", 1):  # expect: CEL810 "second command" !minor
        client.expire("count_lock", 60)
        print(ships)


@app.task
def sound_horn(fog):
    lock = connection.lock("horn")  # expect: CEL810 "the lock `horn` never expires"
    with lock:
        print(fog)


@app.task
def sound_bell(fog):
    with connection.lock("bell", timeout=90):  # ok: CEL810 expires, and releases only its own
        print(fog)


@app.task
def sound_siren(fog):
    with connection.lock("siren", 90):  # ok: CEL810 the same, by position
        print(fog)


@limited.task
def row(boat):
    with connection.lock(f"boat:{boat}", timeout=120):  # expect: CEL810 "expires after 120 s, but `row` may run 300 s"
        print(boat)


@limited.task
def sail(boat):
    with connection.lock(f"boat:{boat}", timeout=360):  # ok: CEL810 longer than the time limit
        print(boat)


@limited.task
def drift(boat):
    lock = connection.lock(f"boat:{boat}", timeout=60)  # ok: CEL810 extended while it works
    lock.acquire()
    lock.reacquire()
    lock.release()


@limited.task
def anchor(boat):
    if client.set("anchor-lock", boat, nx=True, ex=timedelta(minutes=10)):
        print(boat)
        client.delete("anchor-lock")  # ok: CEL810 the task is killed before the lock can expire


@limited.task
def hourly_report(boat):
    if client.set("report-lock", boat, nx=True, ex=60):  # ok: CEL810 a pause between reports, left to expire
        print(boat)


@app.task
def signal(ship):
    token = uuid.uuid4().hex
    if not client.set("signal-lock", token, nx=True, px=30_000):  # ok: CEL810 deleted only by its owner
        return
    print(ship)
    if client.get("signal-lock") == token:
        client.delete("signal-lock")


@app.task
def flash(ship):
    token = uuid.uuid4().hex
    client.set("flash-lock", token, nx=True, ex=30)  # ok: CEL810 a script compares the token
    print(ship)
    client.eval("if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end", 1, "flash-lock", token)


@app.task
def log_first_ship(ship):
    client.set(f"first:{ship}", time.time(), nx=True)  # ok: CEL810 keeps a first value, locks nothing


@contextmanager
def cookbook_lock(name):
    timeout_at = time.monotonic() + 600 - 3
    status = cache.add(name, "owner", 600)  # ok: CEL810 Celery's cookbook looks at the clock before it deletes
    try:
        yield status
    finally:
        if time.monotonic() < timeout_at and status:
            cache.delete(name)


@contextmanager
def careless_lock(name):
    status = cache.add(name, "owner", 600)
    try:
        yield status
    finally:
        if status:
            cache.delete(name)  # expect: CEL810 "longer than 600 s" ~medium


@contextmanager
def endless_lock(name):
    status = cache.add(name, "owner", timeout=None)  # expect: CEL810 "the lock `name` never expires"
    try:
        yield status
    finally:
        cache.delete(name)


@app.task
def import_charts():
    with cookbook_lock("charts") as one, careless_lock("sheets") as two, endless_lock("maps") as three:
        return one, two, three


@app.task
def visit(harbour):
    if cache.add(f"visited:{harbour}", 1, 3600):  # ok: CEL810 a mark, not a lock
        print(harbour)


class Registry:
    def set(self, name, value, nx=False):
        return name, value, nx

    def delete(self, name):
        return name


registry = Registry()


@app.task
def register(ship):
    registry.set("ship-lock", ship, nx=True)  # ok: CEL810 no Redis
    registry.delete("ship-lock")


def outside_tasks():
    client.setnx("web_lock", 1)  # ok: CEL810 no task takes it
