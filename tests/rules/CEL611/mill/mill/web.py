import atexit


def stop(): ...


atexit.register(stop)  # ok: CEL611 no worker imports this
