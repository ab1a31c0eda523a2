"""Nothing else in sight takes the current loop away."""

import asyncio

from celery import shared_task


async def feed(hen): ...


@shared_task
def morning(hen):
    asyncio.get_event_loop().run_until_complete(feed(hen))  # expect: CEL602 ~medium !major


@shared_task
def evening(hen):
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(feed(hen))  # expect: CEL602 ~medium !major
