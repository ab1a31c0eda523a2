"""SQLAlchemy's names, and what is known about drivers and pools."""

from __future__ import annotations

from typing import Final

ENGINE_MAKERS: Final = {
    "sqlalchemy.create_engine": False,
    "sqlalchemy.engine.create_engine": False,
    "sqlalchemy.engine_from_config": False,
    "sqlalchemy.engine.engine_from_config": False,
    "sqlmodel.create_engine": False,
    "sqlalchemy.ext.asyncio.create_async_engine": True,
    "sqlalchemy.ext.asyncio.engine.create_async_engine": True,
    "sqlalchemy.ext.asyncio.async_engine_from_config": True,
}
# Called, these give a factory (a registry of sessions, one for each thread, is both) ...
SESSION_FACTORIES: Final = frozenset(
    (
        "sqlalchemy.orm.sessionmaker",
        "sqlalchemy.orm.session.sessionmaker",
        "sqlalchemy.ext.asyncio.async_sessionmaker",
        "sqlalchemy.ext.asyncio.session.async_sessionmaker",
    )
)
SESSION_REGISTRIES: Final = frozenset(("sqlalchemy.orm.scoped_session", "sqlalchemy.ext.asyncio.async_scoped_session"))
# ... and these a session.
SESSION_CLASSES: Final = frozenset(
    (
        "sqlalchemy.orm.Session",
        "sqlalchemy.ext.asyncio.AsyncSession",
        "sqlmodel.Session",
        "sqlmodel.ext.asyncio.session.AsyncSession",
    )
)
SESSION_MAKERS: Final = SESSION_FACTORIES | SESSION_REGISTRIES | SESSION_CLASSES
# Pools that keep no connection from one run to the next, or only ever one in memory.
UNPOOLED: Final = frozenset(("NullPool", "StaticPool", "AssertionPool"))
# Drivers whose connections do not belong to an event loop.
LOOP_FREE_DRIVERS: Final = ("sqlite",)
CACHING_DECORATORS: Final = frozenset(("lru_cache", "cache", "cached", "cached_property", "memoize", "singleton"))
# What takes a connection from the pool: of an engine or a session, and what is given an engine.
CONNECTING: Final = frozenset(
    "connect begin execute raw_connection scalar scalars query get flush commit connection".split()
)
GIVEN_ENGINES: Final = frozenset(
    "create_all drop_all reflect prepare Table inspect read_sql read_sql_query read_sql_table to_sql".split()
)
# Of these, what the prefilter reads a file for.
READ_FOR: Final = frozenset(("create_all", "reflect", "prepare"))
# SQLAlchemy's own figures, and how many connections a server takes unless told otherwise.
POOL_SIZE: Final = 5
MAX_OVERFLOW: Final = 10
SERVER_LIMITS: Final = {"postgresql": ("PostgreSQL", 100), "mysql": ("MySQL", 151), "mariadb": ("MariaDB", 151)}
