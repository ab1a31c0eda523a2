"""What names, comments and docstrings promise about the time."""

from celery import Celery
from celery.schedules import crontab

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
        "schedule": crontab(hour=2, minute=0),  # daily at 2 AM
    },
    # Every Sunday
    "weekly-report": {"task": "paper.report", "schedule": 7 * DAY},
    "nightly-cleanup": {"task": "paper.clean", "schedule": DAY},
    "monday_digest": {"task": "paper.digest", "schedule": 7 * DAY},
    "print-at-23:30": {"task": "paper.print", "schedule": crontab(hour=23, minute=30)},
    "at-midnight": {"task": "paper.turn", "schedule": crontab(hour=0, minute=0)},
    "run-every-morning": {"task": "paper.wake", "schedule": DAY},
    "docstring": {"task": "promises.deliver", "schedule": DAY},
    "no-promise": {"task": "promises.count", "schedule": DAY},
    "daily-cleanup": {"task": "paper.clean", "schedule": DAY},
    "commented": {"task": "paper.x", "schedule": DAY},  # once a day
    "sun-position": {"task": "paper.x", "schedule": DAY},
    "monthly": {"task": "paper.x", "schedule": 30 * DAY},
    "twice": {"task": "paper.x", "schedule": DAY / 2},  # at 6 am and at 6 pm
    "sundays-in-six-hours": {"task": "paper.x", "schedule": 6 * 3600},
    "ratio-16:9": {"task": "paper.x", "schedule": DAY},
    "phoning": {"task": "paper.x", "schedule": 600},  # every day at 2 AM the line is down
}
