import asyncio
from functools import wraps

from celery import shared_task


def background(function):
    @wraps(function)
    def run(*args):
        return asyncio.run(function(*args))

    return run


async def notify(user): ...


@background
async def report(user): ...


async def all_of(users):
    for user in users:
        await notify(user)  # ok: CEL613 awaited


@shared_task
def sign_up(user):
    notify(user)  # expect: CEL613 "`notify` does not run here: the coroutine that `sign_up` makes is dropped" ~high !critical


@shared_task
def through(user):
    helper(user)


def helper(user):
    notify(user)  # expect: CEL613 "`through`"


@shared_task
def right(user):
    asyncio.run(notify(user))  # ok: CEL613 run


@shared_task
def kept(user):
    later = notify(user)  # ok: CEL613 may be run later
    asyncio.run(later)


@shared_task
def decorated(user):
    report(user)  # ok: CEL613 its decorator runs it


def outside(user):
    notify(user)  # ok: CEL613 no task comes here
