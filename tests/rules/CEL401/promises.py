"""What names, comments and docstrings promise about the time."""

from celery import Celery

app = Celery("paper")
DAY = 86400


@app.task
def deliver():
    """Runs at 5 am, before people wake up."""


@app.task
def count():
    """Counts the copies that were sold."""


app.conf.beat_schedule = {
    "close-books": {
        "task": "paper.close",
        "schedule": DAY,  # daily at 2 AM  # expect: CEL401 "'2 AM' is promised" !major
    },
    # Every Sunday
    "weekly-report": {"task": "paper.report", "schedule": 7 * DAY},  # expect: CEL401 "Sunday" !major
    "nightly-cleanup": {"task": "paper.clean", "schedule": DAY},  # expect: CEL401 "nightly" !major
    "monday_digest": {"task": "paper.digest", "schedule": 7 * DAY},  # expect: CEL401 "monday" !major
    "print-at-23:30": {"task": "paper.print", "schedule": DAY},  # expect: CEL401 "23:30" !major
    "at-midnight": {"task": "paper.turn", "schedule": DAY},  # expect: CEL401 "midnight" !major
    "run-every-morning": {"task": "paper.wake", "schedule": DAY},  # expect: CEL401 "morning" !major
    "docstring": {"task": "promises.deliver", "schedule": DAY},  # expect: CEL401 "5 am" !major
    "no-promise": {"task": "promises.count", "schedule": DAY},  # expect: CEL401 "first start" !moderate
    "daily-cleanup": {"task": "paper.clean", "schedule": DAY},  # expect: CEL401 !moderate
    "commented": {"task": "paper.x", "schedule": DAY},  # once a day  # expect: CEL401 !moderate
    "sun-position": {"task": "paper.x", "schedule": DAY},  # expect: CEL401 !moderate
    "monthly": {"task": "paper.x", "schedule": 30 * DAY},  # expect: CEL401 !moderate
    "twice": {"task": "paper.x", "schedule": DAY / 2},  # at 6 am and at 6 pm  # expect: CEL401 "6 am" !major
    "sundays-in-six-hours": {"task": "paper.x", "schedule": 6 * 3600},  # expect: CEL401 !minor
    "ratio-16:9": {"task": "paper.x", "schedule": DAY},  # expect: CEL401 !moderate
    "phoning": {"task": "paper.x", "schedule": 600},  # every day at 2 AM the line is down  # ok: CEL401 a short interval
}
