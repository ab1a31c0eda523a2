"""What signals do before and after the fork."""

import asyncio

from celery import Celery
from celery.signals import worker_init, worker_process_init
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

app = Celery("press")
URL = "postgresql://localhost/press"
warm = create_engine(URL)
cold = create_engine(URL)
schedules = create_async_engine("postgresql+asyncpg://localhost/press")
Schedules = async_sessionmaker(schedules)


@worker_init.connect
def check(**kwargs):
    with warm.connect() as connection:  # expect: CEL606 "when `worker_init` is sent" ~high !major
        connection.execute(text("select 1"))


@worker_process_init.connect
def warm_up(**kwargs):
    with cold.connect() as connection:  # ok: CEL606 sent in each child
        connection.execute(text("select 1"))


async def load(factory):
    async with factory() as session:
        return await session.execute(text("select 1"))


def load_schedule():
    return asyncio.run(load(Schedules))  # expect: CEL606 "`on_after_configure`" ~medium


@app.on_after_configure.connect
def set_up(sender, **kwargs):
    load_schedule()


async def count():
    async with Schedules() as session:
        return await session.scalar(text("select 1"))


@app.task
def print_page():
    with warm.connect() as one, cold.connect() as two:
        one.execute(text("select 1"))
        two.execute(text("select 1"))
    asyncio.run(count())
