from celery import Celery

app = Celery("station")
app.conf.task_annotations = {"trains.called": {"autoretry_for": (OSError,)}}
