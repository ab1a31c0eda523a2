import time


def nap():
    time.sleep(30)  # ok: CEL618 a helper, which other code calls too
