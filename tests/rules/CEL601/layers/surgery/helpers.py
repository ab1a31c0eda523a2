import asyncio
import concurrent.futures


def run_async(coroutine):
    """Runs what it is given; whether that is wrong depends on the coroutine."""
    return asyncio.run(coroutine)  # expect: CEL601 "through `run_async`" ~medium !critical


def run_in_thread(function, *args):
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(function(*args))).result()  # expect: CEL601 !critical


def run_clean(coroutine):
    return asyncio.run(coroutine)  # expect: CEL601 !minor


def unused(coroutine):
    return asyncio.run(coroutine)  # ok: CEL601 no task calls it
