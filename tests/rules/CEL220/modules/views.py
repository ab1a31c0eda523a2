from tasks import clean, grind


def start(batch):
    clean.delay().get(timeout=5)  # expect: CEL220
    return grind.delay(batch).get(timeout=5)  # ok: CEL220 keeps its result


def tidy():
    return clean.delay()  # ok: CEL220 nobody asks for it
