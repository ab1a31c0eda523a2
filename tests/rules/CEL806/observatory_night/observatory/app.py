from celery import Celery

app = Celery("observatory", include=["observatory.tasks"])
app.config_from_object("observatory.config")
