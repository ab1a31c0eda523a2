from celery import Celery

app = Celery("mill")


@app.task
def grind(batch, fine=False): ...


@app.task
def any_names(batch, **notes): ...


@app.task
def own(batch, queue): ...


def work(batch, options):
    grind.delay(batch, countdown=60)  # expect: CEL207 "hands `countdown` to `grind`" ~high !critical
    grind.delay(batch, True, queue="slow")  # expect: CEL207
    grind.delay(batch=batch, fine=True, eta=now(), expires=5)  # expect: CEL207 "`eta`" CEL207 "`expires`"
    grind.delay(queue="slow")  # expect: CEL207
    grind.s(batch, queue="slow")  # expect: CEL207 "`s` hands `queue`"
    any_names.delay(batch, countdown=60)  # expect: CEL207 "it has no effect" ~medium !moderate
    grind.delay(batch, fine=True)  # ok: CEL207 its own parameter
    own.delay(batch, queue="slow")  # ok: CEL207 its own parameter
    grind.apply_async((batch,), countdown=60)  # ok: CEL207 the right call
    grind.delay(batch, **options)  # ok: CEL207 nobody knows
    grind.s(batch).set(queue="slow")  # ok: CEL207 an option of the signature
