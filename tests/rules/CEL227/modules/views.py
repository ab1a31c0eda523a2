from tasks import grind


def start(batch):
    result = grind.delay(batch)
    try:
        return result.get(timeout=5)
    except TimeoutError:  # expect: CEL227
        return None


def later(batch):
    try:
        grind.delay(batch)
    except TimeoutError:  # ok: CEL227 nothing is waited for
        return None
