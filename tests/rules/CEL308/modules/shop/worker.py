from celery import Celery

from shop.addresses import BROKER

app = Celery("shop")
app.conf.update(
    broker_url=BROKER,  # expect: CEL308 "`broker_url`"
    task_routes={},
)
