from celery import Celery

from press.config import settings

app = Celery("press", broker=settings.broker)  # ok: CEL801 nested settings decide
app.conf.update(task_acks_late=settings.queue.acks_late, task_time_limit=settings.queue.time_limit)

late = {"task_acks_late": True}
early = {"task_track_started": True}
CONFIG = {**early, **late}
spread = Celery("press-spread", **CONFIG)  # ok: CEL801 a dict made of two
merged = Celery("press-merged")  # ok: CEL801 a dict made of two
merged.conf.update(early | late)
looped = Celery("press-looped")  # expect: CEL801 ~high !minor
looped.conf.update(**early)
swapped = Celery("press-swapped")  # ok: CEL801 set through an alias of its configuration
conf = swapped.conf
conf.task_acks_late = True
again = swapped


@app.task
def print_page(): ...


@spread.task
def fold(): ...


@merged.task
def bind(): ...


@looped.task
def cut(): ...


@again.task
def pack(): ...
