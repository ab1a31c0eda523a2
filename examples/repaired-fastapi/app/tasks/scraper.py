"""The tasks that collect prices."""

import asyncio
import logging

import httpx

from app.celery_app import celery_app
from app.collect import SHOPS, ShopUnavailable, store
from app.database import session

logger = logging.getLogger(__name__)


async def collect(shop: str, days_back: int) -> int:
    async with session() as current:
        return await store(current, shop, days_back)


@celery_app.task(bind=True, max_retries=3, default_retry_delay=300)
def collect_shop(self, shop: str, days_back: int = 1) -> dict:
    """Collect one shop's catalogue."""
    try:
        stored = asyncio.run(collect(shop, days_back))
    except ShopUnavailable as error:
        if self.request.retries >= self.max_retries:
            logger.error("giving up on %s", shop)
            raise
        raise self.retry(exc=error) from error
    return {"shop": shop, "status": "collected", "stored": stored}


@celery_app.task
def collect_all(days_back: int = 1) -> int:
    """Collect every shop's catalogue."""
    for shop in SHOPS:
        collect_shop.delay(shop, days_back=days_back)
    return len(SHOPS)


@celery_app.task
def check_shops() -> dict[str, bool]:
    """See which shops answer."""
    with httpx.Client(timeout=5) as client:
        return {shop: client.head(url).is_success for shop, url in SHOPS.items()}
