from tasks import grind


def start(batch):
    grind.s(batch).delay()
    grind.delay(batch)


def begin(batch):
    return grind.s(batch)
