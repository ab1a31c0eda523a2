"""Every place where a schedule can be written."""

from datetime import timedelta

from celery import Celery, shared_task
from celery.decorators import periodic_task as old_periodic_task
from celery.schedules import crontab
from celery.schedules import crontab as at
from celery.task import periodic_task

by_keyword = Celery("fleet", beat_schedule={"k": {"task": "x", "schedule": 86400}})  # expect: CEL401
by_keyword.conf.beat_schedule["subscript"] = {"task": "x", "schedule": 86400}  # expect: CEL401 "`subscript`"
by_keyword.conf.beat_schedule["short"] = {"task": "x", "schedule": 86}  # ok: CEL401 a short interval
by_keyword.conf.beat_schedule.update({"added": {"task": "x", "schedule": 86400}})  # expect: CEL401 "`added`"

by_update = Celery("fleet-updated")
by_update.conf.update(
    timezone="UTC",
    beat_schedule={
        "in-update": {"task": "x", "schedule": timedelta(days=1)},  # expect: CEL401 "`in-update`"
        "in-update-at": {"task": "x", "schedule": crontab(hour=1, minute=0)},  # ok: CEL401 a time of day
    },
)
by_update.conf.update({"beat_schedule": {"in-mapping": {"task": "x", "schedule": 86400}}})  # expect: CEL401
by_update.conf["beat_schedule"] = {"item": {"task": "x", "schedule": 86400}}  # expect: CEL401
by_update.conf.CELERYBEAT_SCHEDULE = {"old": {"task": "x", "schedule": 86400}}  # expect: CEL401

ENTRY = {"task": "x", "schedule": 86400}  # expect: CEL401 "`kept`"
BASE = {"from-base": {"task": "x", "schedule": 86400}}  # expect: CEL401 "`from-base`"
SCHEDULE = {
    **BASE,
    "kept": ENTRY,
    "called": dict(task="x", schedule=86400),  # expect: CEL401 "`called`"
}
if by_update.main:
    SCHEDULE["sometimes"] = {"task": "x", "schedule": 86400}  # expect: CEL401 "`sometimes`"
by_name = Celery("fleet-named")
by_name.conf.beat_schedule = SCHEDULE


def made():
    return {"made": {"task": "x", "schedule": 86400}}  # expect: CEL401 "`made`"


by_function = Celery("fleet-made")
by_function.conf.beat_schedule = made()


@shared_task
def refuel(): ...


@by_function.task
def wash(): ...


@by_function.on_after_finalize.connect
def on_finalize(sender, **kwargs):
    sender.add_periodic_task(86400, refuel.s(), name="refuel-all")  # expect: CEL401 "`refuel-all` runs every day"
    sender.add_periodic_task(timedelta(days=1), refuel.s())  # expect: CEL401 "`refuel`"
    sender.add_periodic_task(schedule=60 * 60 * 24, sig=wash.si())  # expect: CEL401 "`wash`"
    sender.add_periodic_task(6 * 3600, refuel)  # expect: CEL401 !minor
    sender.add_periodic_task(30.0, refuel.s())  # ok: CEL401 a short interval
    sender.add_periodic_task(crontab(hour=7, minute=30, day_of_week=1), refuel.s())  # ok: CEL401 a time of day
    sender.add_periodic_task(at(hour=7, minute=30), refuel.s())  # ok: CEL401 a time of day, under another name
    every = timedelta(days=2)
    sender.add_periodic_task(every, refuel.s())  # expect: CEL401 "every 2 days"


@by_name.on_after_configure.connect
def on_configure(sender, **_):
    sender.conf.beat_schedule = {"in-signal": {"task": "x", "schedule": 86400}}  # expect: CEL401 "`in-signal`"


by_name.add_periodic_task(86400.0, wash.s())  # expect: CEL401 "`wash`"


@periodic_task(run_every=timedelta(days=1))  # expect: CEL401 "`inspect_brakes` runs every day"
def inspect_brakes(): ...


@old_periodic_task(run_every=60)  # ok: CEL401 a short interval
def inspect_tyres(): ...


@periodic_task(run_every=crontab(hour=3, minute=0))  # ok: CEL401 a time of day
def inspect_lights(): ...


class Scheduler:
    """Not Celery's: its own kind of entry."""

    def __init__(self):
        self.schedule = {"own": {"task": "x", "schedule": 86400}}  # ok: CEL401 no beat schedule

    def add_periodic(self, seconds, function): ...


Scheduler().add_periodic(86400, print)  # ok: CEL401 not Celery's method
RETENTION = {"orders": {"task": "x", "schedule": 86400}}  # ok: CEL401 never given to beat
