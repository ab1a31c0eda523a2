from celery import Celery

app = Celery("mill", broker_connection_retry_on_startup=True)  # expect: CEL305 "reads it from 5.3 on" ~high !moderate
app.conf.task_acks_late = True  # ok: CEL305 old enough
app.conf.task_time_limit = 60  # ok: CEL305 old enough

other = Celery("other")
other.config_from_object("config")
