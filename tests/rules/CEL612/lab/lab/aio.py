import asyncio

loop = None


def run(coroutine):
    global loop
    if loop is None:
        loop = asyncio.new_event_loop()
    return loop.run_until_complete(coroutine)  # expect: CEL612 !major
