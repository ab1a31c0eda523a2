from celery import shared_task

from kitchen.aio import process_loop, wait_for, wait_on_new


async def stir(pot): ...


@shared_task
def soup(pot):
    wait_for(stir(pot))


@shared_task
def stew(pot):
    wait_for(stir(pot))


@shared_task
def sauce(pot):
    wait_on_new(stir(pot))


@shared_task
def stock(pot):
    process_loop().run_until_complete(stir(pot))  # ok: CEL602 one loop for the process
