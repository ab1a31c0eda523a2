from celery import Celery
from celery.schedules import crontab

app = Celery("mill")
app.conf.beat_schedule = {
    "bill": {"task": "mill.bill", "schedule": crontab(minute=0, day_of_month=1)},  # expect: CEL404 "`bill` fires 24 times on each of its days" ~high !moderate
    "week": {"task": "mill.week", "schedule": crontab(minute="30", day_of_week="mon")},  # expect: CEL404
    "year": {"task": "mill.year", "schedule": crontab(minute=0, month_of_year=1)},  # expect: CEL404
    "work": {"task": "mill.work", "schedule": crontab(minute=0, day_of_week="mon-fri")},  # expect: CEL404 ~low
    "every": {"task": "mill.every", "schedule": crontab(minute=0, hour="*", day_of_month=1)},  # ok: CEL404 every hour is meant
    "right": {"task": "mill.right", "schedule": crontab(minute=0, hour=3, day_of_month=1)},  # ok: CEL404 an hour
    "hourly": {"task": "mill.hourly", "schedule": crontab(minute=0)},  # ok: CEL404 every hour of every day
    "often": {"task": "mill.often", "schedule": crontab(minute="*/15", day_of_week=1)},  # ok: CEL404 often on purpose
    "any": {"task": "mill.any", "schedule": crontab(minute=0, day_of_month="*")},  # ok: CEL404 every day
}
