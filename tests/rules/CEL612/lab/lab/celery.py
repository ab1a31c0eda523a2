from celery import Celery

app = Celery("lab")
app.conf.worker_pool = "gevent"
