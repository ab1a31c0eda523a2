from tasks import grind


def start(batch):
    result = grind.delay(batch)
    if result.ready():
        return 1
    if result.ready():
        return 2
    return result.ready
