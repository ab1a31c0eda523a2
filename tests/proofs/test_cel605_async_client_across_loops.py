"""CEL605: what a client that outlives its event loop does in the second run."""

from __future__ import annotations

import asyncio

import pytest

from .servers import need

pytestmark = pytest.mark.proof


def test_a_kept_client_of_redis_fails_on_the_next_loop(redis_base: str) -> None:
    need("celery", "redis")
    from celery import Celery
    from redis.asyncio import Redis, from_url

    app = Celery("loops", set_as_current=False)
    kept: Redis = from_url(f"{redis_base}/0")

    async def ping(client: Redis) -> bool:
        return bool(await client.ping())

    @app.task(name="kept", shared=False)  # type: ignore[untyped-decorator,unused-ignore]
    def with_kept_client() -> bool:
        return asyncio.run(ping(kept))

    async def ping_and_close() -> bool:
        async with from_url(f"{redis_base}/0") as client:
            return await ping(client)

    @app.task(name="own", shared=False)  # type: ignore[untyped-decorator,unused-ignore]
    def with_client_of_its_own() -> bool:
        return asyncio.run(ping_and_close())

    assert [with_kept_client.apply().state for _ in range(2)] == ["SUCCESS", "FAILURE"]
    assert [with_client_of_its_own.apply().state for _ in range(2)] == ["SUCCESS", "SUCCESS"]


def test_a_lock_fails_once_two_coroutines_have_waited_for_it() -> None:
    lock = asyncio.Lock()

    async def hold() -> None:
        async with lock:
            await asyncio.sleep(0)

    async def contend() -> None:
        await asyncio.gather(hold(), hold())

    asyncio.run(contend())
    with pytest.raises(RuntimeError, match="different event loop"):
        asyncio.run(contend())
