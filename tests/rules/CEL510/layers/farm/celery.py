from celery import Celery

app = Celery("farm")
app.conf.task_annotations = {"farm.tasks.sow": {"autoretry_for": (OSError,)}}
