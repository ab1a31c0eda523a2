"""Broker and results are elsewhere."""

import redis
from celery import Celery

app = Celery("archive", broker="amqp://broker//", backend="rpc://")
client = redis.Redis.from_url("redis://cache/0")


@app.task
def forget():
    client.keys("page:*")  # ok: CEL811 Celery is not on any Redis
    client.flushdb()  # ok: CEL811 the same
