import os

from celery import Celery
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

app = Celery("dairy")
URL = "postgresql://localhost/dairy"
OPTIONS = {"pool_pre_ping": True}
plain = create_engine(URL)  # expect: CEL608 "a connection that the server has closed" !minor
large = create_engine(URL, pool_size=20)  # expect: CEL608
pinged = create_engine(URL, pool_pre_ping=True)  # ok: CEL608 asked before use
recycled = create_engine(URL, pool_recycle=300)  # ok: CEL608 renewed in time
by_options = create_engine(URL, **OPTIONS)  # ok: CEL608 asked before use
unread = create_engine(URL, **dict(os.environ))  # ok: CEL608 the options are not known
unpooled = create_engine(URL, poolclass=NullPool)  # ok: CEL608 a new connection each time
in_a_file = create_engine("sqlite:///dairy.db")  # ok: CEL608 no server
unused = create_engine(URL)  # ok: CEL608 no task uses it


@app.task
def churn():
    with plain.connect(), large.connect(), pinged.connect(), recycled.connect(), by_options.connect():
        pass
    with unread.connect(), unpooled.connect() as connection, in_a_file.connect():
        connection.execute(text("select 1"))
