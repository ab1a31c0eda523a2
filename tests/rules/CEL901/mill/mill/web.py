"""Pages of the mill."""

from celery.result import AsyncResult

from mill import tasks


def start():
    return [task.delay().id for task in ()] or [
        tasks.grind.delay(),
        tasks.import_grain.delay(),
        tasks.sift.delay(),
        tasks.weigh.delay(),
        tasks.sweep.delay(),
        tasks.ring.delay(),
    ]


def state(task_id):
    return AsyncResult(task_id).state
