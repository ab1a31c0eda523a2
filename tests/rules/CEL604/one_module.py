"""Engines made, kept and disposed of in every way that one module allows."""

import functools
from functools import lru_cache as kept_once
import os
from contextlib import ExitStack
from functools import cached_property

from celery import Celery, Task
from celery.signals import worker_process_init, worker_process_shutdown
from sqlalchemy import create_engine, pool, text
from sqlalchemy import create_engine as connect_to
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import NullPool, StaticPool
from sqlalchemy.pool import NullPool as Unpooled

app = Celery("ledger")
URL = "postgresql://localhost/ledger"
engine = create_engine(URL)  # ok: CEL604 one per process, made lazily by its pool
Sessions = sessionmaker(engine)
lazy = None
by_tenant = {}
per_process = None


@app.task
def each_run():
    own = create_engine(URL)  # expect: CEL604 "each run of `each_run` creates an engine" ~high !major
    with own.begin() as connection:
        connection.execute(text("select 1"))


@app.task
def each_run_aliased():
    with connect_to(URL).begin() as connection:  # expect: CEL604 ~high !major
        connection.execute(text("select 1"))


@app.task
def each_run_session():
    own = create_engine(URL, pool_size=2)  # expect: CEL604
    with Session(own) as session:
        session.execute(text("select 1"))


@app.task(bind=True)
def each_run_factory(self):
    own = sessionmaker(bind=create_engine(URL))  # expect: CEL604
    with own() as session:
        session.execute(text("select 1"))


@app.task
def pool_in_variable(options):
    own = create_engine(URL, **options)  # expect: CEL604 ~low
    own.connect()


@app.task
def disposed_in_finally():
    own = create_engine(URL)  # ok: CEL604 disposed of in a finally
    try:
        own.connect()
    finally:
        own.dispose()


@app.task
def disposed_at_the_end():
    own = create_engine(URL)  # ok: CEL604 disposed of, if nothing goes wrong before
    own.connect()
    own.dispose()


@app.task
def without_pool():
    own = create_engine(URL, poolclass=NullPool)  # ok: CEL604 NullPool keeps no connection
    own.connect()


@app.task
def without_pool_dotted():
    own = create_engine(URL, poolclass=pool.NullPool)  # ok: CEL604 NullPool keeps no connection
    own.connect()


@app.task
def in_memory():
    own = create_engine("sqlite://", poolclass=StaticPool)  # ok: CEL604 a database in memory
    own.connect()


@app.task
def in_a_file():
    own = create_engine("sqlite:///ledger.db")  # ok: CEL604 a file has no connections to run out of
    own.connect()


@app.task
def pool_by_branch():
    options = {"echo": False}
    if os.getenv("WORKER"):
        options["poolclass"] = NullPool
    own = create_engine(URL, **options)  # ok: CEL604 one branch turns the pool off
    own.connect()


@app.task
def engine_by_branch():
    if os.getenv("WORKER"):
        own = create_engine(URL, poolclass=NullPool)  # ok: CEL604 this branch has no pool
    else:
        own = create_engine(URL)  # ok: CEL604 which branch runs in the worker is not known
    own.connect()


@app.task
def of_the_module():
    with engine.begin() as connection:
        connection.execute(text("select 1"))


def get_lazy():
    global lazy
    if lazy is None:
        lazy = create_engine(URL)  # ok: CEL604 made once, kept in a global
    return lazy


@app.task
def with_lazy():
    get_lazy().connect()


@functools.lru_cache(maxsize=1)
def get_cached():
    return create_engine(URL)  # ok: CEL604 made once, kept by lru_cache


@kept_once
def get_cached_under_another_name():
    return create_engine(URL)  # ok: CEL604 made once, kept by lru_cache under another name


@functools.cache
def get_cached_too():
    made = create_engine(URL)  # ok: CEL604 made once, kept by cache
    return made


@app.task
def with_cached():
    get_cached().connect()
    get_cached_under_another_name().connect()
    get_cached_too().connect()


def for_tenant(name):
    if name not in by_tenant:
        by_tenant[name] = create_engine(f"{URL}_{name}")  # ok: CEL604 one for each tenant, kept in a dict
    return by_tenant[name]


@app.task
def with_tenant(name):
    for_tenant(name).connect()


@worker_process_init.connect
def open_engine(**kwargs):
    global per_process
    per_process = create_engine(URL)  # ok: CEL604 one per worker process


@worker_process_shutdown.connect
def close_engine(**kwargs):
    per_process.dispose()


@app.task
def with_per_process():
    per_process.connect()


class Kept(Task):
    abstract = True
    _engine = None

    @property
    def engine(self):
        if self._engine is None:
            self._engine = create_engine(URL)  # ok: CEL604 a task object is one per process; a sync engine is fine there
        return self._engine


@app.task(bind=True, base=Kept)
def with_base(self):
    self.engine.connect()


class Warehouse:
    def __init__(self):
        self.engine = create_engine(URL)  # expect: CEL604 "`through_an_object`" ~medium

    def count(self):
        return self.engine.connect()


@app.task
def through_an_object():
    return Warehouse().count()


class Cellar:
    @cached_property
    def engine(self):
        return create_engine(URL)  # ok: CEL604 kept by an object that lives as long as the process


cellar = Cellar()


@app.task
def through_a_kept_object():
    return cellar.engine.connect()


class Attic:
    """Closes behind itself."""

    def __enter__(self):
        self.engine = create_engine(URL)  # ok: CEL604 disposed of on the way out
        return self.engine

    def __exit__(self, *error):
        self.engine.dispose()


@app.task
def through_a_context_manager():
    with Attic() as attic:
        attic.connect()


@app.task
def through_an_exit_stack():
    with ExitStack() as stack:
        own = create_engine(URL)  # ok: CEL604 the stack disposes of it
        stack.callback(own.dispose)
        own.connect()


@app.task
def without_pool_renamed():
    own = create_engine(URL, poolclass=Unpooled)  # ok: CEL604 NullPool under another name
    own.connect()


def not_a_task():
    create_engine(URL).connect()  # ok: CEL604 no task runs this


@app.task
def on_its_own_copy():
    inner = create_engine(URL)  # expect: CEL604 "`on_its_own_copy`"
    other = create_engine(URL)
    other.dispose()
    inner.connect()
