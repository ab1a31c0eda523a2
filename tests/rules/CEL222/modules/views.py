from tasks import grind


def start(batch):
    result = grind.delay(batch)
    if result.ready:  # expect: CEL222
        return 1
    if result.ready():  # ok: CEL222 called
        return 2
    return result.ready  # ok: CEL222 handed on, to be called later
