"""A tram line: what its crontabs can hold."""

import os

from celery import Celery
from celery.schedules import crontab

app = Celery("trams")
HOUR = 25
LINE = os.environ.get("TRAM_TIMES", "0 2 * * *")
minute, hour, day_of_month, month, day_of_week = LINE.split()

app.conf.beat_schedule = {
    "a": {"task": "t.a", "schedule": crontab(minute=0, hour=24)},
    "b": {"task": "t.b", "schedule": crontab(minute=60)},
    "c": {"task": "t.c", "schedule": crontab(minute=0, hour=5, day_of_week=0)},
    "d": {"task": "t.d", "schedule": crontab("0 2 * * *")},
    "e": {"task": "t.e", "schedule": crontab(minute=0, hour=2)},
    "f": {"task": "t.f", "schedule": crontab(minute=0, hour=2, timezone="UTC")},
    "g": {"task": "t.g", "schedule": crontab(minute=0, hour=HOUR)},
    "h": {"task": "t.h", "schedule": crontab(minute="*/0")},
    "i": {"task": "t.i", "schedule": crontab(minute=0, hour="8,,9")},
    "j": {"task": "t.j", "schedule": crontab(minute=0, hour=0, day_of_month=30, month_of_year=2)},
    "k": {"task": "t.k", "schedule": crontab(minute=0, hour=0, day_of_month=31, month_of_year="4,6,9,11")},
    "l": {"task": "t.l", "schedule": crontab(0, 2, "*", "*", "*", "*")},
    "m": {"task": "t.m", "schedule": crontab(minute=None)},
    "n": {"task": "t.n", "schedule": crontab(minute=0, hour=2.5)},
    "o": {"task": "t.o", "schedule": crontab(minute=0, hour="2am")},
    "p": {"task": "t.p", "schedule": crontab(minute=["0", "30"])},
    "q": {"task": "t.q", "schedule": crontab(minute=0, hour=0, day_of_month="L")},
    "r": {"task": "t.r", "schedule": crontab.from_string("0 2 * * 7")},
    "s": {"task": "t.s", "schedule": crontab.from_string("0 2 * *")},
    "t": {"task": "t.t", "schedule": crontab.from_string("@daily")},
    "ok-range": {"task": "t.u", "schedule": crontab(minute="*/5", hour="22-2,4-10/3")},
    "ok-names": {"task": "t.v", "schedule": crontab(minute=0, hour=0, day_of_week="Mon-friday")},
    "ok-set": {"task": "t.w", "schedule": crontab(minute={0, 30}, hour=[1, 2])},
    "ok-leap": {"task": "t.x", "schedule": crontab(minute=0, hour=0, day_of_month=29, month_of_year=2)},
    "ok-31": {"task": "t.y", "schedule": crontab(minute=0, hour=0, day_of_month=31)},
    "ok-unknown": {"task": "t.z", "schedule": crontab(minute=0, hour=os.environ["HOUR"])},
    "ok-f": {"task": "t.1", "schedule": crontab(minute=0, hour=f"{HOUR}")},
    "ok-line": {"task": "t.2", "schedule": crontab.from_string("0 2 31 1-3 fri")},
    "ok-nowfun": {"task": "t.3", "schedule": crontab(minute=0, nowfun=app.now, app=app)},
    "ok-step": {"task": "t.4", "schedule": crontab(minute="*/90")},
    # The order of the arguments.
    "order-1": {"task": "t.5", "schedule": crontab("0", "2", "1", "*", "*")},
    "order-2": {"task": "t.6", "schedule": crontab("0", "2", "*", "*", "1-5")},
    "order-3": {"task": "t.7", "schedule": crontab(*"0 2 1 * *".split())},
    "order-4": {"task": "t.8", "schedule": crontab(*LINE.split())},
    "order-5": {"task": "t.9", "schedule": crontab(minute, hour, day_of_month, month, day_of_week)},
    "order-6": {"task": "t.10", "schedule": crontab("0", "2", "15", "*", "*")},
    "order-ok-1": {"task": "t.11", "schedule": crontab(minute, hour, day_of_week, day_of_month, month)},
    "order-ok-2": {"task": "t.12", "schedule": crontab("0", "5")},
    "order-ok-3": {"task": "t.13", "schedule": crontab(*"0 2 * * *".split())},
    "order-ok-4": {"task": "t.14", "schedule": crontab(0, 2, "mon-fri")},
    "order-ok-5": {"task": "t.15", "schedule": crontab("0", "2", "*", "*", "9-12")},
    "order-ok-6": {"task": "t.16", "schedule": crontab("0", "2", "mon", "15-21", "*")},
}
