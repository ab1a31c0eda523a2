from tasks import send


def place(order):
    order.task = send.delay_on_commit(order.pk)  # expect: CEL203
    send.delay_on_commit(order.pk)  # ok: CEL203 nobody uses it


def both(order):
    return send.delay(order.pk)  # ok: CEL203 sent now
