from shop import letters
from shop.app import app


@app.task
def bill(order_id):  # ok: CEL325 listed
    letters.send.delay(order_id)
