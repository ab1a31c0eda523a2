from celery import Celery

app = Celery("ferry")
app.config_from_object("ferry.config")
