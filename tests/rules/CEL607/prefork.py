from celery import Celery
from sqlalchemy import create_engine, text

app = Celery("ferry", worker_concurrency=8)
large = create_engine("postgresql+psycopg://localhost/ferry", pool_size=10, max_overflow=20)  # expect: CEL607 "240" !minor
small = create_engine("postgresql+psycopg://localhost/ferry", pool_size=2, max_overflow=0)  # ok: CEL607 16 in all
elsewhere = create_engine("oracle://localhost/ferry", pool_size=10, max_overflow=20)  # ok: CEL607 that server's limit is not known


@app.task
def embark():
    with large.connect() as one, small.connect() as two, elsewhere.connect() as three:
        return one.execute(text("select 1")), two, three
