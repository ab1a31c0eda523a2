from celery import Celery, chord

db = Celery("db", backend="db+postgresql://db/results")
cache = Celery("cache", backend="memcached://cache")
redis = Celery("redis", backend="redis://broker/1")


@db.task(ignore_result=True)
def grind(batch): ...


@db.task
def total(batches): ...


@cache.task(ignore_result=True)
def sift(batch): ...


@redis.task(ignore_result=True)
def pack(batch): ...


def work(batches):
    chord([grind.s(one) for one in batches], total.s()).delay()  # expect: CEL215 "`grind` ignores its result" ~high !critical
    chord((sift.s(one) for one in batches), total.s()).delay()  # expect: CEL215 !major
    chord([pack.s(one) for one in batches], total.s()).delay()  # ok: CEL215 Redis counts by itself
    chord([total.s(one) for one in batches], grind.s()).delay()  # ok: CEL215 the body may ignore its result
