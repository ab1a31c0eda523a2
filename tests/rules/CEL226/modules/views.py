from tasks import grind


async def start(batch):
    result = grind.delay(batch)  # expect: CEL226 ~low
    return result.get(timeout=5)  # expect: CEL226 !critical


def plain(batch):
    return grind.delay(batch)  # ok: CEL226 no coroutine


async def rows(batch):
    return batch.get("rye")  # ok: CEL226 no result
