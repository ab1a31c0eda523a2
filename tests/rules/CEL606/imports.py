"""Connections made while a worker imports its modules."""

import os

from celery import Celery
from celery.signals import worker_process_init
from sqlalchemy import MetaData, create_engine, inspect, text
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import NullPool

app = Celery("orchard")
URL = "postgresql://localhost/orchard"
metadata = MetaData()

created = create_engine(URL)
metadata.create_all(created)  # expect: CEL606 "when a worker imports this" ~high !major
metadata.create_all(created)  # ok: CEL606 once for each engine is enough

created_by_keyword = create_engine(URL)
metadata.create_all(bind=created_by_keyword)  # expect: CEL606

connected = create_engine(URL)
with connected.connect() as connection:  # expect: CEL606
    connection.execute(text("select 1"))

queried = create_engine(URL)
Session = sessionmaker(queried)
session = Session()
session.execute(text("select 1"))  # expect: CEL606

inspected = create_engine(URL)
tables = inspect(inspected).get_table_names()  # expect: CEL606

in_a_branch = create_engine(URL)
if os.getenv("CREATE"):
    metadata.create_all(in_a_branch)  # expect: CEL606 ~low

idle = create_engine(URL)
metadata.create_all(idle)  # expect: CEL606 ~low

in_a_function = create_engine(URL)


def prepare():
    metadata.create_all(in_a_function)  # expect: CEL606 ~medium !major


prepare()

lazy = create_engine(URL)
Lazy = sessionmaker(lazy)
unpooled = create_engine(URL, poolclass=NullPool)
metadata.create_all(unpooled)  # ok: CEL606 NullPool keeps no connection
in_a_file = create_engine("sqlite:///orchard.db")
metadata.create_all(in_a_file)  # ok: CEL606 a file has no connection to share
put_back = create_engine(URL)
metadata.create_all(put_back)  # ok: CEL606 the next line closes the connections
put_back.dispose()
renewed = create_engine(URL)
metadata.create_all(renewed)  # ok: CEL606 each process starts with an empty pool
at_fork = create_engine(URL)
metadata.create_all(at_fork)  # ok: CEL606 each child starts with an empty pool
os.register_at_fork(after_in_child=lambda: at_fork.dispose(close=False))


@worker_process_init.connect
def renew(**kwargs):
    renewed.dispose(close=False)


def create_by_hand():
    metadata.create_all(lazy)  # ok: CEL606 not called at import


if __name__ == "__main__":
    metadata.create_all(lazy)  # ok: CEL606 the command line


@app.task
def pick():
    for engine in (created, created_by_keyword, connected, inspected, in_a_branch, in_a_function, lazy):
        with engine.connect() as connection:
            connection.execute(text("select 1"))
    with Session() as own, Lazy() as other:
        own.execute(text("select 1"))
        other.execute(text("select 1"))
    with unpooled.connect(), in_a_file.connect(), put_back.connect(), renewed.connect(), at_fork.connect():
        pass
