"""Database sessions for tasks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool

from app.config import settings

# Each task runs its own event loop, and a pooled connection would outlive the loop it belongs to.
engine = create_async_engine(settings.database_url, poolclass=NullPool)
sessions = async_sessionmaker(engine, expire_on_commit=False)


@asynccontextmanager
async def session() -> AsyncIterator[AsyncSession]:
    async with sessions() as current:
        yield current
