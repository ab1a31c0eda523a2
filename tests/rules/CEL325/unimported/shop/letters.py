from shop.app import app


@app.task
def send(order_id): ...  # ok: CEL325 imported by a listed module
