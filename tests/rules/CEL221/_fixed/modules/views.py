from tasks import grind


def start(batch):
    result = grind.delay(batch)
    return result.status == "FAILURE"


def right(batch):
    result = grind.delay(batch)
    return result.status == "FAILURE"


def own(result):
    return result.status == "ERROR"
