import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from celery import Task
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_scoped_session, async_sessionmaker
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

URL = "postgresql+asyncpg://localhost/ferry"


class Database:
    """Keeps its engine as an attribute."""

    def __init__(self, url):
        self.engine = create_async_engine(url)
        self.sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def session(self):
        async with self.sessions() as session:
            yield session

    async def close(self):
        await self.engine.dispose()


class LaterDatabase:
    """Is told where the database is once the process runs."""

    def __init__(self):
        self._engine: AsyncEngine | None = None
        self._sessions = None

    def open(self, url):
        self._engine = create_async_engine(url)
        self._sessions = async_sessionmaker(bind=self._engine)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        async with self._sessions() as session:
            yield session


class UnpooledDatabase:
    @cached_property
    def engine(self):
        return create_async_engine(URL, poolclass=NullPool)


database = Database(URL)
later = LaterDatabase()
unpooled = UnpooledDatabase()
scoped = async_scoped_session(async_sessionmaker(create_async_engine(URL)), scopefunc=asyncio.current_task)


async def get_db():
    async with database.sessions() as session:
        yield session


class WithEngine(Task):
    abstract = True
    _engine = None

    @property
    def engine(self):
        if self._engine is None:
            self._engine = create_async_engine(URL)
        return self._engine

    def run_async(self, coroutine):
        return asyncio.run(coroutine)  # expect: CEL601 "`by_method_of_the_base`" !critical
