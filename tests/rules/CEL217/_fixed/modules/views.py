from tasks import grind


def start(batch):
    grind.apply_async((batch,), countdown=10)
    grind.apply_async((batch,), countdown=10)
