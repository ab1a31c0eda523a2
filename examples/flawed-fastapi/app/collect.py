"""Fetching a shop's catalogue; knows nothing of Celery."""

import httpx
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

SHOPS = {"north": "https://north.example/catalogue", "south": "https://south.example/catalogue"}


class ShopUnavailable(Exception):
    """The shop did not answer, or not with its catalogue."""


async def fetch(shop: str, days_back: int) -> list[dict]:
    async with httpx.AsyncClient(timeout=20) as client:
        reply = await client.get(SHOPS[shop], params={"days": days_back})
    if reply.status_code != 200:
        raise ShopUnavailable(shop)
    return reply.json()


async def store(session: AsyncSession, shop: str, days_back: int) -> int:
    rows = await fetch(shop, days_back)
    for row in rows:
        await session.execute(
            text("INSERT INTO prices (shop, sku, amount) VALUES (:shop, :sku, :amount)"), {"shop": shop, **row}
        )
    await session.commit()
    return len(rows)
