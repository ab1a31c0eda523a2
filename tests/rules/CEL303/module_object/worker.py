from celery import Celery

app = Celery("bees")
app.config_from_object("celeryconfig")
