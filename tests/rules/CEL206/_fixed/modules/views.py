from tasks import grind


def start(batch):
    grind.apply_async((batch,), priority=2)
    grind.apply_async((batch,), priority=2)
