from celery import Task, shared_task


@shared_task
def export(rows):  # expect: CEL102 "`export` has a `yield`" ~high !critical
    for row in rows:
        yield row


@shared_task(bind=True, ignore_result=True)
async def stream(self, rows):  # expect: CEL102
    for row in rows:
        yield row


@shared_task
def total(rows):  # ok: CEL102 the generator is another function
    def cells():
        yield from rows

    return sum(cells())


class Draining(Task):
    def __call__(self, *args, **kwargs):
        return list(self.run(*args, **kwargs))


@shared_task(base=Draining)
def drained(rows):  # ok: CEL102 its base class consumes what it yields
    yield from rows


def numbers(rows):  # ok: CEL102 no task
    yield from rows


def exhausted(function):
    def run(*args):
        return list(function(*args))

    return run


@shared_task
@exhausted
def wrapped(rows):  # ok: CEL102 the decorator consumes it
    yield from rows
