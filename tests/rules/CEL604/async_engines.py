"""Async engines belong to the loop of the first run."""

import asyncio

from celery import Celery, Task
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool

app = Celery("tide")
URL = "postgresql+asyncpg://localhost/tide"


class Kept(Task):
    abstract = True
    _engine = None

    @property
    def engine(self):
        if self._engine is None:
            self._engine = create_async_engine(URL)  # expect: CEL604 "kept on a Task class" ~high !major
        return self._engine


class Unpooled(Task):
    abstract = True
    _engine = None

    @property
    def engine(self):
        if self._engine is None:
            self._engine = create_async_engine(URL, poolclass=NullPool)  # ok: CEL604 NullPool keeps no connection
        return self._engine


class Disposing(Task):
    abstract = True
    _engine = None

    @property
    def engine(self):
        if self._engine is None:
            self._engine = create_async_engine(URL)  # ok: CEL604 each run disposes of it
        return self._engine


class Persistent(Task):
    abstract = True
    _engine = None
    runner = asyncio.Runner()

    @property
    def engine(self):
        if self._engine is None:
            self._engine = create_async_engine(URL)  # ok: CEL604 one loop per process runs everything
        return self._engine


async def measure(engine):
    async with AsyncSession(engine) as session:
        return await session.scalar("select 1")


@app.task(bind=True, base=Kept)
def rise(self):
    return asyncio.run(measure(self.engine))


@app.task(bind=True, base=Unpooled)
def fall(self):
    return asyncio.run(measure(self.engine))


async def measure_and_close(engine):
    try:
        return await measure(engine)
    finally:
        await engine.dispose()


@app.task(bind=True, base=Disposing)
def ebb(self):
    return asyncio.run(measure_and_close(self.engine))


@app.task(bind=True, base=Persistent)
def flow(self):
    return self.runner.run(measure(self.engine))


async def once():
    engine = create_async_engine(URL)  # expect: CEL604 "`sound`" ~medium
    async with async_sessionmaker(engine)() as session:
        return await session.scalar("select 1")


@app.task
def sound():
    return asyncio.run(once())


async def once_and_close():
    engine = create_async_engine(URL)  # ok: CEL604 disposed of in the same run
    try:
        return await measure(engine)
    finally:
        await engine.dispose()


@app.task
def plumb():
    return asyncio.run(once_and_close())


async def once_with_sqlite():
    engine = create_async_engine("sqlite+aiosqlite:///tide.db")  # ok: CEL604 a file has no connections to run out of
    return await measure(engine)


@app.task
def sketch():
    return asyncio.run(once_with_sqlite())
