import asyncio

kept = None


def wait_for(coroutine):
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(coroutine)  # expect: CEL602 "through `wait_for`" ~medium


def wait_on_new(coroutine):
    loop = asyncio.new_event_loop()  # expect: CEL602 "never closes" !moderate
    return loop.run_until_complete(coroutine)


def process_loop():
    global kept
    if kept is None:
        kept = asyncio.new_event_loop()
    return kept
