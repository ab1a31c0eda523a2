from tasks import grind


def start(batch):
    grind.apply_async((batch,), prioritiy=2)  # expect: CEL206
    grind.apply_async((batch,), priority=2)  # ok: CEL206 an option
