from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import async_sessionmaker

from surgery.db.engine import get_engine, worker_engine

Session = async_sessionmaker(bind=get_engine())
WorkerSession = async_sessionmaker(worker_engine)


@asynccontextmanager
async def get_session():
    async with Session() as session:
        yield session


@asynccontextmanager
async def worker_session():
    async with WorkerSession() as session:
        yield session
