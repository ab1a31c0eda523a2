from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from celery import Celery, shared_task

app = Celery("mill")
pickled = Celery("pickled", task_serializer="pickle")


@app.task
def grind(*values, **named): ...


@pickled.task
def anything(value): ...


@app.task(serializer="yaml")
def yaml(value): ...


@shared_task
def shared(value): ...


def work(batch):
    grind.delay({1, 2})  # expect: CEL208 "a set cannot be written as JSON" ~high !critical
    grind.delay(1, since=timedelta(days=1))  # expect: CEL208 "a timedelta"
    grind.apply_async((Path("/mill"),))  # expect: CEL208 "a path"
    grind.apply_async(kwargs={"key": lambda x: x})  # expect: CEL208 "a function"
    grind.delay([1, set(batch)])  # expect: CEL208
    grind.s(frozenset(batch)).delay()  # expect: CEL208
    wanted = {"rye", "oats"}
    grind.delay(wanted)  # expect: CEL208
    grind.delay(range(3))  # expect: CEL208
    grind.delay(datetime.now(), date.today(), Decimal(1), uuid4(), b"rye")  # ok: CEL208 kombu writes these
    grind.delay([1, 2], (1, 2), {"a": 1})  # ok: CEL208 JSON
    grind.delay(sorted({1, 2}))  # ok: CEL208 a list
    grind.delay(str(Path("/mill")))  # ok: CEL208 a text
    grind.apply_async(({1},), serializer="pickle")  # ok: CEL208 pickled
    anything.delay({1})  # ok: CEL208 pickled
    yaml.delay({1})  # ok: CEL208 another serializer
    shared.delay(batch)  # ok: CEL208 nobody knows what it is
