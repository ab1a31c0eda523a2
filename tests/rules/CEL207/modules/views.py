from tasks import grind


def start(batch):
    grind.delay(batch, countdown=2)  # expect: CEL207
    grind.delay(batch)  # ok: CEL207 no option
