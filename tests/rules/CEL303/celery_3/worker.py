from celery import Celery

app = Celery("bees")
app.conf.CELERY_ACKS_LATE = True  # ok: CEL303 Celery 3.1 knows no other name
