from tasks import grind


def start(batch):
    grind.delay(batch, 2)  # expect: CEL205
    grind.delay(batch)  # ok: CEL205 fits
