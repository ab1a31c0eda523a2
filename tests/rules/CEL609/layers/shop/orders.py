from shop.database import SessionLocal


def mark(order_id):
    session = SessionLocal()  # expect: CEL609 "a run of `bill`"
    session.get(object, order_id).billed = True
    session.commit()
