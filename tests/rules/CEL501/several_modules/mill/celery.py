from celery import Celery

app = Celery("mill")
app.autodiscover_tasks(["mill.jobs"])
