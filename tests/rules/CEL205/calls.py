import functools

from celery import Celery, Task

app = Celery("mill")


@app.task
def grind(batch, fine=False): ...


@app.task(bind=True)
def sift(self, batch, *, mesh): ...


@app.task
def weigh(*sacks, **notes): ...


@app.task(name="mill.clean")
def clean(): ...


def changed(function):
    @functools.wraps(function)
    def run(*args):
        return function("now", *args)

    return run


@app.task
@changed
def stamp(time, sack): ...


class Timed(Task):
    def __call__(self, *args, **kwargs):
        return self.run("now", *args, **kwargs)


@app.task(base=Timed)
def timed(time, sack): ...


def work(batch, rest, options):
    grind.delay()  # expect: CEL205 "`grind` is not given `batch`: this fails" ~high !critical
    grind.delay(batch, True, 3)  # expect: CEL205 "takes 2 arguments by position, and is given 3"
    grind.delay(batch, coarse=True)  # expect: CEL205 "has no parameter `coarse`"
    grind.delay(batch, batch=batch)  # expect: CEL205 "`batch` twice"
    grind.apply_async((batch, 1, 2))  # expect: CEL205
    grind.apply_async(args=[batch], kwargs={"coarse": True})  # expect: CEL205 "`coarse`"
    grind.apply_async(kwargs=dict(fine=True))  # expect: CEL205 "is not given `batch`"
    grind.apply_async(countdown=5)  # expect: CEL205 "is not given `batch`"
    sift.delay(batch)  # expect: CEL205 "is not given `mesh`"
    sift.delay(batch, 3)  # expect: CEL205 "takes one argument by position"
    clean.delay(batch)  # expect: CEL205 "takes no argument by position"
    app.send_task("mill.clean", args=(batch,))  # expect: CEL205
    grind.s(batch, 1, 2)  # expect: CEL205
    grind.si(rough=1)  # expect: CEL205
    grind.delay(batch)  # ok: CEL205 fits
    grind.delay(batch, fine=True)  # ok: CEL205 fits
    grind.delay(*rest)  # ok: CEL205 may hold one
    grind.delay(**options)  # ok: CEL205 may hold the batch
    grind.apply_async(rest)  # ok: CEL205 a variable
    grind.apply_async((batch,), options)  # ok: CEL205 a variable
    grind.apply_async([batch, *rest])  # ok: CEL205 may hold none
    sift.delay(batch, mesh=3)  # ok: CEL205 by keyword
    sift.apply_async((batch,), {"mesh": 3, **options})  # ok: CEL205 fits
    weigh.delay(1, 2, 3, note="wet")  # ok: CEL205 takes anything
    clean.delay()  # ok: CEL205 fits
    stamp.delay(batch)  # ok: CEL205 a decorator gives the rest
    timed.delay(batch)  # ok: CEL205 its base class gives the rest
    grind.s()  # ok: CEL205 the batch may come from the task before it
    grind.s(fine=True)  # ok: CEL205 the same
    grind.delay(batch, countdown=3)  # ok: CEL205 a finding of another rule
