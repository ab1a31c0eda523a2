"""Who may talk to the broker."""

import os

from celery import Celery

bare = Celery("a", broker="redis://cache.shop.example:6379/0")  # expect: CEL309 "without a password" ~medium !minor
guest = Celery("b", broker="amqp://guest:guest@mq.shop.example//")  # expect: CEL309 "as `guest`"
inner = Celery("c", broker="redis://redis:6379/0")  # expect: CEL309 ~low
number = Celery("d", broker="redis://10.0.4.7/0")  # expect: CEL309 ~low
preset = Celery("e", broker=os.getenv("BROKER", "redis://cache.shop.example/0"))  # expect: CEL309 ~low
local = Celery("f", broker="redis://localhost:6379/0", backend="redis://127.0.0.1")  # ok: CEL309 the own machine
short = Celery("g", broker="redis://")  # ok: CEL309 the own machine
known = Celery("h", broker="redis://:wX9kd02@cache.shop.example/0")  # ok: CEL309 there is a password
named = Celery("i", broker="amqp://orders@mq.shop.example//")  # ok: CEL309 not the account that everybody knows
given = Celery("j", broker=os.environ["BROKER"])  # ok: CEL309 comes from the environment
pair = Celery("k", backend="sentinel://one.shop.example:26379;sentinel://two.shop.example:26379")  # expect: CEL309 CEL309
