from tasks import grind


def start(batch):
    return grind.signature((batch,)).delay()
