from celery import Celery
from sqlalchemy import MetaData, create_engine, text

app = Celery("stall")
app.conf.worker_pool = "threads"
engine = create_engine("postgresql://localhost/stall")
MetaData().create_all(engine)  # ok: CEL606 threads fork nothing


@app.task
def sell():
    with engine.connect() as connection:
        connection.execute(text("select 1"))
