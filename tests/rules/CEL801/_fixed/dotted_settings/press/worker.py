from celery import Celery

from press.config import settings

app = Celery("press", broker=settings.broker)
app.conf.update(task_acks_late=settings.queue.acks_late, task_time_limit=settings.queue.time_limit)

late = {"task_acks_late": True}
early = {"task_track_started": True}
CONFIG = {**early, **late}
spread = Celery("press-spread", **CONFIG)
merged = Celery("press-merged")
merged.conf.update(early | late)
looped = Celery("press-looped", task_acks_late=True, task_reject_on_worker_lost=True)
looped.conf.update(**early)
swapped = Celery("press-swapped")
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
