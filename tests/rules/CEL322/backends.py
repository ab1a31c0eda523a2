import os

from celery import Celery

bare = Celery("bare", backend="postgresql://db/results")  # expect: CEL322 "no result backend is called `postgresql`" ~high !critical
driver = Celery("driver", backend="mysql+pymysql://db/results")  # expect: CEL322
file = Celery("file", backend="sqlite:///results.db")  # expect: CEL322
short = Celery("short", backend="postgres://db/results")  # expect: CEL322
queue = Celery("queue", backend="amqp://broker")  # expect: CEL322 "gone since Celery 5"
right = Celery("right", backend="db+postgresql://db/results")  # ok: CEL322 with its prefix
redis = Celery("redis", backend="redis://broker/1")  # ok: CEL322 a backend
replies = Celery("replies", backend="rpc://")  # ok: CEL322 a backend
django = Celery("django", backend="django-db")  # ok: CEL322 of a package
asked = Celery("asked", backend=os.environ["BACKEND"])  # ok: CEL322 only a run can tell
