from celery import Celery
from celery.result import AsyncResult

app = Celery("mill", backend="redis://")


@app.task(bind=True)
def grind(self, batch):
    self.update_state(state="PROGRESS")


def look(task_id, job):
    result = AsyncResult(task_id)
    if result.state == "FAILED":  # expect: CEL221 "`result` is never in a state `FAILED`" ~high !critical
        return "failed"
    if result.status in ("COMPLETED", "SUCCESS"):  # expect: CEL221 "`COMPLETED`" !moderate
        return "done"
    if result.state != "success":  # expect: CEL221 "`success`"
        return "odd"
    if result.state == "GRINDING":  # expect: CEL221 ~medium
        return "grinding"
    if result.state == "PROGRESS":  # ok: CEL221 the project sets it
        return "running"
    if result.state == "FAILURE" or result.status == "REVOKED":  # ok: CEL221 real states
        return "failed"
    if job.status == "COMPLETED":  # ok: CEL221 a row of the project
        return "job"
    return None


def wait(batch):
    sent = grind.delay(batch)
    while sent.state == "STARTED":  # expect: CEL221 "`task_track_started` is not set" ~medium !major
        pass
    return sent.state == "DONE"  # expect: CEL221
