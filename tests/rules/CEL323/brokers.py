from celery import Celery

memory = Celery("mill", broker="memory://")  # expect: CEL323 "`memory` is for experiments" ~medium !moderate
files = Celery("files", broker="filesystem://")  # expect: CEL323
sql = Celery("sql", broker="sqla+sqlite:///queue.db")  # expect: CEL323
cached = Celery("cached", backend="cache+memory://")  # expect: CEL323
redis = Celery("redis", broker="redis://broker/0")  # ok: CEL323 a broker
demo = Celery("demo", broker="memory://")  # ok: CEL323 says that it is a demo
cache = Celery("cache", backend="cache+memcached://host")  # ok: CEL323 a server
