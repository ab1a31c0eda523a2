from celery import Celery

app = Celery("ferries")
app.config_from_object("config")
