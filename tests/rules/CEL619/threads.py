import psycopg2
from celery import Celery

app = Celery("shop")
app.conf.worker_pool = "threads"
connection = psycopg2.connect("dbname=shop")  # ok: CEL619 a pool of threads forks nothing


@app.task
def count():
    return connection.cursor().fetchone()
