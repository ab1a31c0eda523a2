from celery import Celery

app = Celery("mine")
app.config_from_object("mine.settings")
