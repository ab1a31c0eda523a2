import os

from celery import Celery

bare = Celery("bare", backend="db+postgresql://db/results")
driver = Celery("driver", backend="db+mysql+pymysql://db/results")
file = Celery("file", backend="db+sqlite:///results.db")
short = Celery("short", backend="db+postgresql://db/results")
queue = Celery("queue", backend="amqp://broker")
right = Celery("right", backend="db+postgresql://db/results")
redis = Celery("redis", backend="redis://broker/1")
replies = Celery("replies", backend="rpc://")
django = Celery("django", backend="django-db")
asked = Celery("asked", backend=os.environ["BACKEND"])
