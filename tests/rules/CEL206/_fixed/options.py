from celery import Celery, Task

app = Celery("mill")


@app.task
def grind(batch): ...


class Routed(Task):
    def apply_async(self, *args, tenant=None, **options): ...


@app.task(base=Routed)
def routed(batch): ...


def work(batch, unknown):
    grind.apply_async((batch,), countdown=60)
    grind.apply_async(args=(batch,))
    grind.apply_async((batch,), queue="slow")
    grind.apply_async((batch,), retries=3)
    grind.apply_async((batch,), max_retries=3)
    grind.apply_async((batch,), track_started=True)
    app.send_task("mill.other", (batch,), countdown=5)
    grind.apply_async((batch,), countdown=60, queue="slow", priority=3)
    grind.apply_async(args=(batch,), task_id="x", shadow="y", headers={})
    grind.apply_async((batch,), retry=True, retry_policy={"max_retries": 3})
    grind.apply_async((batch,), MessageGroupId="a")
    routed.apply_async((batch,), tenant=3)
    unknown.apply_async((batch,), cuntdown=60)
    grind.delay(batch, cuntdown=60)
