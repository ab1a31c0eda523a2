from celery import shared_task
from celery.result import AsyncResult


@shared_task
def grind(batch): ...


def look(task_id, job):
    result = AsyncResult(task_id)
    if result.ready():
        return result.result
    if not result.successful() and task_id:
        return None
    while not result.failed():
        pass
    if result.ready():
        return result.result
    if job.ready:
        return job
    if result.state:
        return None
    return result


def wait(batch):
    sent = grind.delay(batch)
    assert sent.successful()
