from celery import Celery

app = Celery("yard", include=["yard.tasks"])  # ok: CEL801 the settings stand in the file below
app.config_from_object("yard.celeryconfig:Config")
