from shop.worker import pack, ship


def pack_order(order):
    return queue(pack, order)


def queue(task, order):
    return task.delay(order).id


class Shipping:
    def send(self, order):
        ship.delay(order)
