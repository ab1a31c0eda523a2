"""Commands over all keys."""

import redis
from celery import Celery

app = Celery("library", broker="redis://broker:6379/0", backend="redis://results/0")
same = redis.Redis.from_url("redis://broker/0")
other_database = redis.Redis(host="broker", db=3)
other_server = redis.Redis("cache.internal")


@app.task
def forget_results():
    for key in same.keys("celery-task-meta-*"):  # expect: CEL811 "`keys()` in `forget_results`" !moderate ~high
        same.delete(key)


@app.task
def forget_in_other_database():
    other_database.keys("shelf:*")  # expect: CEL811 ~high
    other_database.flushdb()  # ok: CEL811 nothing of Celery is in this database
    other_database.flushall()  # expect: CEL811 "`flushall()`" !critical


@app.task
def forget_elsewhere():
    other_server.keys("*")  # ok: CEL811 neither broker nor results are on this server
    other_server.flushall()  # ok: CEL811 the same


@app.task
def empty():
    same.flushdb()  # expect: CEL811 "deletes everything, queued tasks too" !critical ~high


@app.task
def backend_keys():
    return app.backend.client.keys("celery-task-meta-*")  # expect: CEL811 ~medium


@app.task
def given(redis_client, shelf):
    redis_client.keys("shelf:*")  # expect: CEL811 ~medium !moderate
    redis_client.scan_iter("shelf:*")  # ok: CEL811 goes in small steps
    shelf.keys()  # ok: CEL811 a dictionary
    {}.keys()  # ok: CEL811 a dictionary


def outside_tasks():
    same.keys("*")  # ok: CEL811 no task does this
