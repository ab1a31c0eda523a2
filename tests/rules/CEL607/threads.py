from celery import Celery
from sqlalchemy import create_engine, text

app = Celery("ferry")
app.conf.update(worker_pool="gevent", worker_concurrency=40)
URL = "postgresql://localhost/ferry"
by_default = create_engine(URL)  # expect: CEL607 "40 tasks share this pool of at most 15" ~high !moderate
given = create_engine(URL, pool_size=20, max_overflow=5)  # expect: CEL607 "at most 25" !moderate
enough = create_engine(URL, pool_size=30, max_overflow=10)  # ok: CEL607 one for each task
unlimited = create_engine(URL, pool_size=5, max_overflow=-1)  # ok: CEL607 no limit
unread = create_engine(URL, **load_options())  # ok: CEL607 the figures are not known


@app.task
def embark():
    for engine in (by_default, given, enough, unlimited, unread):
        with engine.connect() as connection:
            connection.execute(text("select 1"))
    with by_default.connect(), given.connect(), enough.connect(), unlimited.connect(), unread.connect():
        pass
