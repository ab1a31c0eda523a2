from celery import Celery, chain, chord, group

app = Celery("mill")


@app.task
def grind(batch): ...


@app.task
def pack(batch=None): ...


class Door:
    def s(self): ...


def work(batch, batches):
    grind.s(batch).delay()
    grind.si(batch).delay()
    grind.signature((batch,)).delay()
    chain(grind.s(batch), pack.s()).delay()
    group(grind.s(one) for one in batches).delay()
    chord([grind.s(batch)], pack.s())
    pack.delay()
    grind.s(batch).delay()
    chain(grind.s(batch), pack.s())()
    chord([grind.s(batch)])(pack.s())
    later = grind.s(batch)
    Door().s()
    return group(grind.s(one) for one in batches), later
