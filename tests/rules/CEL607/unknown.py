import os

from celery import Celery
from sqlalchemy import create_engine, text

app = Celery("ferry", worker_concurrency=int(os.environ["WORKERS"]))
engine = create_engine("postgresql://localhost/ferry", pool_size=50)  # ok: CEL607 the number of processes is not known


@app.task
def embark():
    with engine.connect() as connection:
        connection.execute(text("select 1"))
