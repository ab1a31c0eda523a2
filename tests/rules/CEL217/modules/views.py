from tasks import grind


def start(batch):
    grind.apply_async((batch,), eta=10)  # expect: CEL217
    grind.apply_async((batch,), countdown=10)  # ok: CEL217 seconds
