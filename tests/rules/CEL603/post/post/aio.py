import asyncio


def run_async(coroutine):
    try:
        loop = asyncio.get_event_loop()
        return loop.run_until_complete(coroutine)  # expect: CEL603 "through `run_async`" ~medium !moderate
    except RuntimeError:
        return asyncio.run(coroutine)


def run_once(coroutine):
    return asyncio.run(coroutine)  # ok: CEL603 run once
