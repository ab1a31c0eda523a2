import grpc
import psycopg2
import redis
from celery import Celery
from pymongo import MongoClient

app = Celery("shop")
connection = psycopg2.connect("dbname=shop")  # expect: CEL619 "opens a database connection" ~medium !moderate
channel = grpc.insecure_channel("stock:50051")  # expect: CEL619 "a gRPC channel"
eager = MongoClient("mongodb://db")  # expect: CEL619
lazy = MongoClient("mongodb://db", connect=False)  # ok: CEL619 connects when it is first used
cache = redis.Redis()  # ok: CEL619 redis-py notices the fork
unused = psycopg2.connect("dbname=shop")  # ok: CEL619 by no task
_kept = None


def get_connection():
    global _kept
    if _kept is None:
        _kept = psycopg2.connect("dbname=shop")  # ok: CEL619 opened by the process that uses it
    return _kept


@app.task
def count():
    cache.incr("counts")
    get_connection().cursor()
    return connection.cursor().fetchone()


@app.task
def order(article):
    eager.shop.orders.insert_one({"article": article})
    lazy.shop.orders.insert_one({"article": article})
    return channel.unary_unary("/stock/take")(article)
