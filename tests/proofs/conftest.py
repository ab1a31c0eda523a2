"""Fixtures of the proofs: servers, and a bench on which real workers and beats run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from .bench import Bench
from .servers import need, postgres_server, redis_server

MakeBench = Callable[..., Bench]
_databases = count()


@pytest.fixture(scope="session")
def redis_base() -> Iterator[str]:
    """Run one Redis server for all proofs."""
    need("celery", "redis")
    with redis_server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Run one PostgreSQL server for all proofs; `user@host:port/database`."""
    need("sqlalchemy", "asyncpg", "psycopg")
    with postgres_server() as address:
        yield address


@pytest.fixture(scope="module")
def make_bench(redis_base: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeBench]:
    """Make benches, each with its own folder and Redis database."""
    benches: list[Bench] = []

    def make(**environment: str) -> Bench:
        benches.append(Bench(tmp_path_factory.mktemp("bench"), f"{redis_base}/{next(_databases)}", **environment))
        return benches[-1]

    yield make
    for bench in benches:
        bench.close()
