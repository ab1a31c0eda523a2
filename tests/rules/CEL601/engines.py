"""Async engines that a run meets again, and those it does not."""

import asyncio
import os

from asgiref.sync import async_to_sync
from celery import Celery
from celery.signals import worker_process_init
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import NullPool

app = Celery("harbour")
URL = "postgresql+asyncpg://localhost/harbour"

pooled = create_async_engine(URL, pool_pre_ping=True)
Pooled = async_sessionmaker(pooled, expire_on_commit=False)
OldPooled = sessionmaker(pooled, class_=AsyncSession)
unpooled = create_async_engine(URL, poolclass=NullPool)
Unpooled = async_sessionmaker(bind=unpooled)
in_a_file = create_async_engine("sqlite+aiosqlite:///harbour.db")
InAFile = async_sessionmaker(in_a_file)
blocking = create_engine("postgresql://localhost/harbour")
if os.getenv("WORKER"):
    by_branch = create_async_engine(URL, poolclass=NullPool)
else:
    by_branch = create_async_engine(URL, pool_size=5)
ByBranch = async_sessionmaker(by_branch)
chosen = create_async_engine(URL, **({"poolclass": NullPool} if os.getenv("WORKER") else {"pool_size": 5}))
by_options = create_async_engine(URL, **dict(os.environ))
lazy = None
per_process = None


async def with_pooled():
    async with Pooled() as session:
        return await session.scalar("select 1")


async def with_old_pooled():
    async with OldPooled() as session:
        return await session.scalar("select 1")


async def with_engine():
    async with pooled.begin() as connection:
        return await connection.scalar("select 1")


async def with_session():
    async with AsyncSession(pooled) as session:
        return await session.scalar("select 1")


async def with_unpooled():
    async with Unpooled() as session:
        return await session.scalar("select 1")


async def with_file():
    async with InAFile() as session:
        return await session.scalar("select 1")


async def with_branch():
    async with ByBranch() as session:
        return await session.scalar("select 1")


async def with_chosen():
    async with chosen.begin() as connection:
        return await connection.scalar("select 1")


async def with_options():
    async with by_options.begin() as connection:
        return await connection.scalar("select 1")


async def with_blocking():
    with blocking.begin() as connection:
        return connection.scalar("select 1")


async def with_pooled_then_dispose():
    try:
        return await with_pooled()
    finally:
        await pooled.dispose()


async def with_own():
    engine = create_async_engine(URL)
    try:
        async with async_sessionmaker(engine)() as session:
            return await session.scalar("select 1")
    finally:
        await engine.dispose()


def get_lazy():
    global lazy
    if lazy is None:
        lazy = create_async_engine(URL)
    return lazy


async def with_lazy():
    async with get_lazy().begin() as connection:
        return await connection.scalar("select 1")


@worker_process_init.connect
def start(**kwargs):
    global per_process
    per_process = create_async_engine(URL)


async def with_per_process():
    async with per_process.begin() as connection:
        return await connection.scalar("select 1")


@app.task
def a():
    return asyncio.run(with_pooled())  # expect: CEL601 "the second run in a worker process fails" ~high !critical


@app.task
def b():
    return asyncio.run(with_old_pooled())  # expect: CEL601 !critical


@app.task
def c():
    return asyncio.run(with_engine())  # expect: CEL601 !critical


@app.task
def d():
    return asyncio.run(with_session())  # expect: CEL601 !critical


@app.task
def e():
    return asyncio.run(with_unpooled())  # expect: CEL601 !minor


@app.task
def f():
    return asyncio.run(with_file())  # expect: CEL601 !minor


@app.task
def g():
    return asyncio.run(with_branch())  # expect: CEL601 !minor


@app.task
def h():
    return asyncio.run(with_chosen())  # expect: CEL601 !minor


@app.task
def i():
    return asyncio.run(with_options())  # expect: CEL601 ~medium !major


@app.task
def j():
    return asyncio.run(with_blocking())  # expect: CEL601 !minor


@app.task
def k():
    return asyncio.run(with_pooled_then_dispose())  # expect: CEL601 !minor


@app.task
def l():  # noqa: E743
    return asyncio.run(with_own())  # expect: CEL601 !minor


@app.task
def m():
    return asyncio.run(with_lazy())  # expect: CEL601 !critical


@app.task
def n():
    return asyncio.run(with_per_process())  # expect: CEL601 !critical


@app.task
def o():
    return async_to_sync(with_pooled)()  # expect: CEL601 !critical


@app.task
def p():
    return async_to_sync(with_unpooled)()  # ok: CEL601 NullPool keeps no connection


@app.task
def q():
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(with_pooled())  # expect: CEL601 !critical
    finally:
        loop.close()


@app.task
def r():
    async def main():
        async with Pooled() as session:
            return await session.scalar("select 1")

    return asyncio.run(main())  # expect: CEL601 !critical


@app.task
def s():
    return asyncio.run(asyncio.wait_for(with_pooled(), timeout=5))  # expect: CEL601 !critical


@app.task
def t():
    work = with_pooled()
    return asyncio.run(work)  # expect: CEL601 !critical


@app.task
def u():
    with asyncio.Runner() as runner:
        return runner.run(with_pooled())  # expect: CEL601 !critical


@app.task
def v():
    try:
        return asyncio.get_event_loop().run_until_complete(with_pooled())  # expect: CEL601 !critical
    except RuntimeError:
        return asyncio.run(with_pooled())
