from celery import Celery

app = Celery("mill")
HOUR = 3600


@app.task
def grind(batch): ...


def work(batch, when, arguments):
    grind.apply_async((batch,), countdown=60 * 60)
    grind.apply_async((batch,), eta=30, countdown=5)
    grind.apply_async((batch,), countdown=60)
    grind.apply_async(("flour",))
    grind.apply_async((5,))
    grind.apply_async(args=(5,))
    grind.apply_async((batch,), {}, "flour")
    grind.apply_async((batch,), eta=when)
    grind.apply_async((batch,), countdown=HOUR)
    grind.apply_async([batch], countdown=60)
    grind.apply_async(arguments)
    grind.apply_async(None, {"batch": batch})
    grind.apply_async((batch,), {}, None)
    grind.delay("flour")
