from celery import Celery, Task

app = Celery("mill")


@app.task
def grind(batch): ...


class Routed(Task):
    def apply_async(self, *args, tenant=None, **options): ...


@app.task(base=Routed)
def routed(batch): ...


def work(batch, unknown):
    grind.apply_async((batch,), cuntdown=60)  # expect: CEL206 "`cuntdown` is no option of `apply_async`" ~high !major
    grind.apply_async(arg=(batch,))  # expect: CEL206
    grind.apply_async((batch,), que="slow")  # expect: CEL206
    grind.apply_async((batch,), retries=3)  # expect: CEL206 "counts as retries that were made already" !major
    grind.apply_async((batch,), max_retries=3)  # expect: CEL206 "is dropped"
    grind.apply_async((batch,), track_started=True)  # expect: CEL206 ~medium !moderate
    app.send_task("mill.other", (batch,), cuntdown=5)  # expect: CEL206
    grind.apply_async((batch,), countdown=60, queue="slow", priority=3)  # ok: CEL206 options
    grind.apply_async(args=(batch,), task_id="x", shadow="y", headers={})  # ok: CEL206 options
    grind.apply_async((batch,), retry=True, retry_policy={"max_retries": 3})  # ok: CEL206 about sending
    grind.apply_async((batch,), MessageGroupId="a")  # ok: CEL206 read by SQS
    routed.apply_async((batch,), tenant=3)  # ok: CEL206 its base class takes it
    unknown.apply_async((batch,), cuntdown=60)  # ok: CEL206 may be no task
    grind.delay(batch, cuntdown=60)  # ok: CEL206 an argument of the task: a finding of another rule
