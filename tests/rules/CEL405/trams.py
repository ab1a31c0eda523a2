"""A tram line: what its crontabs can hold."""

import os

from celery import Celery
from celery.schedules import crontab

app = Celery("trams")
HOUR = 25
LINE = os.environ.get("TRAM_TIMES", "0 2 * * *")
minute, hour, day_of_month, month, day_of_week = LINE.split()

app.conf.beat_schedule = {
    "a": {"task": "t.a", "schedule": crontab(minute=0, hour=24)},  # expect: CEL405 "24 is not within 0-23" ~high !critical
    "b": {"task": "t.b", "schedule": crontab(minute=60)},  # expect: CEL405 "0-59"
    "c": {"task": "t.c", "schedule": crontab(minute=0, hour=5, day_of_week=7)},  # expect: CEL405 "0-6"
    "d": {"task": "t.d", "schedule": crontab("0 2 * * *")},  # expect: CEL405 "`minute='0 2 * * *'`"
    "e": {"task": "t.e", "schedule": crontab(minute=0, hours=2)},  # expect: CEL405 "takes no `hours`"
    "f": {"task": "t.f", "schedule": crontab(minute=0, hour=2, timezone="UTC")},  # expect: CEL405 "`timezone`"
    "g": {"task": "t.g", "schedule": crontab(minute=0, hour=HOUR)},  # expect: CEL405 "`hour=25`"
    "h": {"task": "t.h", "schedule": crontab(minute="*/0")},  # expect: CEL405 "no step"
    "i": {"task": "t.i", "schedule": crontab(minute=0, hour="8,,9")},  # expect: CEL405 "empty"
    "j": {"task": "t.j", "schedule": crontab(minute=0, hour=0, day_of_month=30, month_of_year=2)},  # expect: CEL405 "no month"
    "k": {"task": "t.k", "schedule": crontab(minute=0, hour=0, day_of_month=31, month_of_year="4,6,9,11")},  # expect: CEL405
    "l": {"task": "t.l", "schedule": crontab(0, 2, "*", "*", "*", "*")},  # expect: CEL405 "one more"
    "m": {"task": "t.m", "schedule": crontab(minute=None)},  # expect: CEL405 "NoneType"
    "n": {"task": "t.n", "schedule": crontab(minute=0, hour=2.5)},  # expect: CEL405 "float"
    "o": {"task": "t.o", "schedule": crontab(minute=0, hour="2am")},  # expect: CEL405 "'2am'"
    "p": {"task": "t.p", "schedule": crontab(minute=["0", "30"])},  # expect: CEL405 "whole number"
    "q": {"task": "t.q", "schedule": crontab(minute=0, hour=0, day_of_month="L")},  # expect: CEL405 "'L'"
    "r": {"task": "t.r", "schedule": crontab.from_string("0 2 * * 7")},  # expect: CEL405 "`day_of_week='7'`"
    "s": {"task": "t.s", "schedule": crontab.from_string("0 2 * *")},  # expect: CEL405 "five fields"
    "t": {"task": "t.t", "schedule": crontab.from_string("@daily")},  # expect: CEL405 "five fields"
    "ok-range": {"task": "t.u", "schedule": crontab(minute="*/5", hour="22-2,4-10/3")},  # ok: CEL405 ranges and steps
    "ok-names": {"task": "t.v", "schedule": crontab(minute=0, hour=0, day_of_week="Mon-friday")},  # ok: CEL405 names of days
    "ok-set": {"task": "t.w", "schedule": crontab(minute={0, 30}, hour=[1, 2])},  # ok: CEL405 sets and lists
    "ok-leap": {"task": "t.x", "schedule": crontab(minute=0, hour=0, day_of_month=29, month_of_year=2)},  # ok: CEL405 leap years
    "ok-31": {"task": "t.y", "schedule": crontab(minute=0, hour=0, day_of_month=31)},  # ok: CEL405 seven months have it
    "ok-unknown": {"task": "t.z", "schedule": crontab(minute=0, hour=os.environ["HOUR"])},  # ok: CEL405 only a run can tell
    "ok-f": {"task": "t.1", "schedule": crontab(minute=0, hour=f"{HOUR}")},  # ok: CEL405 only a run can tell
    "ok-line": {"task": "t.2", "schedule": crontab.from_string("0 2 31 1-3 fri")},  # ok: CEL405 a crontab line
    "ok-nowfun": {"task": "t.3", "schedule": crontab(minute=0, nowfun=app.now, app=app)},  # ok: CEL405 what schedules take
    "ok-step": {"task": "t.4", "schedule": crontab(minute="*/90")},  # ok: CEL405 once an hour, odd but accepted
    # The order of the arguments.
    "order-1": {"task": "t.5", "schedule": crontab("0", "2", "1", "*", "*")},  # expect: CEL405 "day of the week" ~medium !major
    "order-2": {"task": "t.6", "schedule": crontab("0", "2", "*", "*", "1-5")},  # expect: CEL405 ~medium
    "order-3": {"task": "t.7", "schedule": crontab(*"0 2 1 * *".split())},  # expect: CEL405 ~high !major
    "order-4": {"task": "t.8", "schedule": crontab(*LINE.split())},  # expect: CEL405 "another order" ~medium !moderate
    "order-5": {"task": "t.9", "schedule": crontab(minute, hour, day_of_month, month, day_of_week)},  # expect: CEL405 "`day_of_month` stands where crontab expects `day_of_week`" ~high !critical
    "order-6": {"task": "t.10", "schedule": crontab("0", "2", "15", "*", "*")},  # expect: CEL405 "15 is not within 0-6"
    "order-ok-1": {"task": "t.11", "schedule": crontab(minute, hour, day_of_week, day_of_month, month)},  # ok: CEL405 Celery's order
    "order-ok-2": {"task": "t.12", "schedule": crontab("0", "5")},  # ok: CEL405 minute and hour
    "order-ok-3": {"task": "t.13", "schedule": crontab(*"0 2 * * *".split())},  # ok: CEL405 the rest is the same in any order
    "order-ok-4": {"task": "t.14", "schedule": crontab(0, 2, "mon-fri")},  # ok: CEL405 a weekday in its place
    "order-ok-5": {"task": "t.15", "schedule": crontab("0", "2", "*", "*", "9-12")},  # ok: CEL405 months, no weekdays
    "order-ok-6": {"task": "t.16", "schedule": crontab("0", "2", "mon", "15-21", "*")},  # ok: CEL405 no line would say so
}
