from celery import shared_task
from celery.result import AsyncResult


@shared_task
def grind(batch): ...


def look(task_id, job):
    result = AsyncResult(task_id)
    if result.ready:  # expect: CEL222 "this is always true: `ready` of `result` is not called" ~high !critical
        return result.result
    if not result.successful and task_id:  # expect: CEL222
        return None
    while not result.failed:  # expect: CEL222
        pass
    if result.ready():  # ok: CEL222 called
        return result.result
    if job.ready:  # ok: CEL222 an attribute of the project's own
        return job
    if result.state:  # ok: CEL222 a property
        return None
    return result


def wait(batch):
    sent = grind.delay(batch)
    assert sent.successful  # expect: CEL222
