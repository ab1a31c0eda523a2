from celery import Celery

app = Celery("mill")
app.conf.broker_connection_retry_on_startup = True  # ok: CEL305 this Celery knows it
