from tasks import send


def main(orders):
    for order in orders:
        send(order)  # ok: CEL223 a script
