from shop.app import app


@app.task
def bill(order_id): ...
