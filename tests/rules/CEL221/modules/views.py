from tasks import grind


def start(batch):
    result = grind.delay(batch)
    return result.status == "ERROR"  # expect: CEL221


def right(batch):
    result = grind.delay(batch)
    return result.status == "FAILURE"  # ok: CEL221 a real state


def own(result):
    return result.status == "ERROR"  # ok: CEL221 nobody knows what it is
