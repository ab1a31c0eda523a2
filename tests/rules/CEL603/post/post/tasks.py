from celery import shared_task

from post.aio import run_async, run_once


async def stamp(letter): ...


@shared_task
def collect(letter):
    run_async(stamp(letter))


@shared_task
def sort(letter):
    run_once(stamp(letter))
