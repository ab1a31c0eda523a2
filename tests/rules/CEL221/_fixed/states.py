from celery import Celery
from celery.result import AsyncResult

app = Celery("mill", backend="redis://")


@app.task(bind=True)
def grind(self, batch):
    self.update_state(state="PROGRESS")


def look(task_id, job):
    result = AsyncResult(task_id)
    if result.state == "FAILURE":
        return "failed"
    if result.status in ("SUCCESS", "SUCCESS"):
        return "done"
    if result.state != "SUCCESS":
        return "odd"
    if result.state == "GRINDING":
        return "grinding"
    if result.state == "PROGRESS":
        return "running"
    if result.state == "FAILURE" or result.status == "REVOKED":
        return "failed"
    if job.status == "COMPLETED":
        return "job"
    return None


def wait(batch):
    sent = grind.delay(batch)
    while sent.state == "STARTED":
        pass
    return sent.state == "SUCCESS"
