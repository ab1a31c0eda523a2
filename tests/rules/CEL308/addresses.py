"""Addresses with and without secrets."""

import os

from celery import Celery

PASSWORD = os.environ["MQ_PASSWORD"]
plain = Celery("a", broker="amqp://orders:wX9kd02@mq.shop.example/prod")  # expect: CEL308 "password in `broker`" ~high !major
joined = Celery("b", broker="amqp://orders:" + "wX9kd02" + "@mq/prod")  # expect: CEL308
filled = Celery("c", broker=f"amqp://orders:{PASSWORD}@mq.shop.example/prod")  # ok: CEL308 comes from the environment
guest = Celery("d", broker="amqp://guest:guest@mq.shop.example//")  # ok: CEL308 everybody's password
local = Celery("e", broker="redis://:wX9kd02@localhost:6379/0")  # ok: CEL308 the own machine
same = Celery("f", broker="amqp://orders:orders@mq//")  # ok: CEL308 the same word twice: a local set-up
dummy = Celery("g", broker="amqp://orders:changeme@mq//")  # ok: CEL308 a placeholder
shape = Celery("h", broker="amqp://<user>:<password>@<host>//")  # ok: CEL308 a template
unnamed = Celery("i", broker="amqp://orders@mq.shop.example//")  # ok: CEL308 no password
preset = Celery("j", broker=os.getenv("MQ", "redis://:wX9kd02@mq.shop.example/0"))  # expect: CEL308 ~low
store = Celery("k", backend="db+postgresql://orders:wX9kd02@db.shop.example/results")  # expect: CEL308 "`backend`"
many = Celery("l")
many.conf.broker_url = ["amqp://guest:guest@one//", "amqp://orders:wX9kd02@two//"]  # expect: CEL308 "`broker_url`"
many.conf.broker_password = "wX9kd02"  # expect: CEL308 "`broker_password`"
many.conf.redis_password = ""  # ok: CEL308 no password
