from celery import Celery

app = Celery("lake")  # ok: CEL319 there are routes
app.config_from_object("lake.config")
