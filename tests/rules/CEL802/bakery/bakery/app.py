from celery import Celery

app = Celery("bakery", include=["bakery.tasks"])
app.config_from_object("bakery.config")
