from shop.database import session


def find(order_id):
    return session.get(object, order_id)
