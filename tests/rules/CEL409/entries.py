from celery import Celery
from celery.schedules import crontab

app = Celery("mill")
BATCHES = (1, 2)


@app.task(name="mill.grind")
def grind(batch, fine=False): ...


@app.task(name="mill.clean")
def clean(): ...


@app.task(name="mill.sift", bind=True)
def sift(self, batch): ...


app.conf.beat_schedule = {
    "none": {"task": "mill.grind", "schedule": 60.0},  # expect: CEL409 "`grind` is not given `batch`: `none` never" ~high !critical
    "many": {"task": "mill.grind", "schedule": 60.0, "args": (1, 2, 3)},  # expect: CEL409 "is given 3"
    "name": {"task": "mill.grind", "schedule": 60.0, "kwargs": {"batch": 1, "coarse": True}},  # expect: CEL409 "`coarse`"
    "clean": {"task": "mill.clean", "schedule": 60.0, "args": (1,)},  # expect: CEL409
    "right": {"task": "mill.grind", "schedule": 60.0, "args": (1,)},  # ok: CEL409 fits
    "list": {"task": "mill.grind", "schedule": 60.0, "args": [1], "kwargs": {"fine": True}},  # ok: CEL409 fits
    "constant": {"task": "mill.grind", "schedule": 60.0, "args": BATCHES},  # ok: CEL409 fits
    "bound": {"task": "mill.sift", "schedule": 60.0, "args": (1,)},  # ok: CEL409 the task itself does not count
    "hidden": {"task": "mill.grind", "schedule": 60.0, "args": read()},  # ok: CEL409 only a run can tell
    "tidy": {"task": "mill.clean", "schedule": crontab(minute=0)},  # ok: CEL409 takes nothing
}
