"""The tasks that collect prices."""

import asyncio
import logging

import httpx
from celery import Task
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.celery_app import celery_app
from app.collect import SHOPS, ShopUnavailable, store
from app.config import settings

logger = logging.getLogger(__name__)


class DatabaseTask(Task):
    """Gives each task a database session."""

    _engine = None
    _sessions = None

    @property
    def engine(self):
        if self._engine is None:
            self._engine = create_async_engine(settings.database_url, pool_size=5, max_overflow=10)
        return self._engine

    @property
    def sessions(self):
        if self._sessions is None:
            self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        return self._sessions


@celery_app.task(bind=True, base=DatabaseTask, max_retries=3, default_retry_delay=300)
def collect_shop(self, shop: str, days_back: int = 1) -> dict:
    """Collect one shop's catalogue."""

    async def run() -> int:
        async with self.sessions() as session:
            return await store(session, shop, days_back)

    try:
        stored = asyncio.run(run())
    except ShopUnavailable as error:
        logger.warning("%s is unavailable", shop)
        raise self.retry(exc=error)
        logger.error("giving up on %s", shop)
        return {"shop": shop, "status": "failed"}
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
