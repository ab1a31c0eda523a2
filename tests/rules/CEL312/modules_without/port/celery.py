from celery import Celery

app = Celery("port")  # expect: CEL312
app.config_from_object("port.config")
