from tasks import grind


def start(batch):
    grind.apply_async((batch,), countdown=2)
    grind.delay(batch)
