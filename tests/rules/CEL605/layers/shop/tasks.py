import asyncio

from celery import shared_task

from shop.service import refresh


@shared_task
def load_prices():
    asyncio.run(refresh())
