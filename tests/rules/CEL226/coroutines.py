import asyncio

from celery import shared_task
from celery.result import AsyncResult


@shared_task
def grind(batch): ...


async def work(batch, task_id):
    grind.delay(batch).get(timeout=5)  # expect: CEL226 "`get` stops the event loop" ~high !critical # expect: CEL226 ~low
    AsyncResult(task_id).get()  # expect: CEL226
    grind.delay(batch)  # expect: CEL226 "sending `grind` blocks" ~low !minor
    await asyncio.to_thread(grind.delay, batch)  # ok: CEL226 in a thread
    await asyncio.to_thread(lambda: grind.delay(batch))  # ok: CEL226 in a thread
    return AsyncResult(task_id).id  # ok: CEL226 asks nobody


def plain(batch):
    return grind.delay(batch).get(timeout=5)  # ok: CEL226 no coroutine
