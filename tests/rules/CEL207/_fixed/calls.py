from celery import Celery

app = Celery("mill")


@app.task
def grind(batch, fine=False): ...


@app.task
def any_names(batch, **notes): ...


@app.task
def own(batch, queue): ...


def work(batch, options):
    grind.apply_async((batch,), countdown=60)
    grind.apply_async((batch, True), queue="slow")
    grind.apply_async(kwargs={"batch": batch, "fine": True}, eta=now(), expires=5)
    grind.apply_async(queue="slow")
    grind.s(batch, queue="slow")
    any_names.delay(batch, countdown=60)
    grind.delay(batch, fine=True)
    own.delay(batch, queue="slow")
    grind.apply_async((batch,), countdown=60)
    grind.delay(batch, **options)
    grind.s(batch).set(queue="slow")
