from tasks import grind


def start(batch):
    grind.s(batch)  # expect: CEL212
    grind.delay(batch)  # ok: CEL212 sent


def begin(batch):
    return grind.s(batch)  # ok: CEL212 the caller may send it
