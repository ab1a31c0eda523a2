from tasks import send


def checkout(order):
    send(order)  # expect: CEL223


def later(order):
    send.delay(order)  # ok: CEL223 sent
