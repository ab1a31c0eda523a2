from celery.result import AsyncResult
from tasks import grind


def start(batch):
    return grind.delay(batch).get(timeout=5)  # expect: CEL219


def look(task_id):
    return AsyncResult(task_id).ready()  # expect: CEL219


def sent(batch):
    return grind.delay(batch).id  # ok: CEL219 needs no backend


def mapped(rows):
    return rows.get("a")  # ok: CEL219 no result
