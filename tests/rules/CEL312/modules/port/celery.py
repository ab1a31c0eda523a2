from celery import Celery

app = Celery("port")  # ok: CEL312 the limit stands in the configuration module
app.config_from_object("port.config")
