from tasks import grind


def start(batch):
    return grind.subtask((batch,)).delay()  # expect: CEL908
