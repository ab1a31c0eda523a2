from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

_engine = None
worker_engine = create_async_engine("postgresql+asyncpg://localhost/surgery", poolclass=NullPool)


def get_engine():
    global _engine
    if not _engine:
        _engine = create_async_engine("postgresql+asyncpg://localhost/surgery", pool_size=5)
    return _engine
