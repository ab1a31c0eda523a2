from tasks import hooked, send


def checkout(order):
    send(order)  # expect: CEL223 "`send` runs here and now" ~medium !minor


def answer(order):
    return send(order)  # expect: CEL223


def right(order):
    send.delay(order)  # ok: CEL223 sent


def either(order, now):
    if now:
        send(order)  # ok: CEL223 both ways are known
    else:
        send.delay(order)


def by_hook(order):
    hooked(order)  # ok: CEL223 the decorator above sends it


send(1)  # ok: CEL223 a script
