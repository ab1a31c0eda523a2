from tasks import grind


def start(batch):
    grind.apply_async((batch,), priority=5)  # expect: CEL813
    grind.apply_async((batch,), queue="fast")  # ok: CEL813 a queue of its own


def plain(batch):
    grind.delay(batch)  # ok: CEL813 no priority
