from celery import Celery, chain, chord, group

app = Celery("mill")


@app.task
def grind(batch): ...


@app.task
def pack(batch=None): ...


class Door:
    def s(self): ...


def work(batch, batches):
    grind.s(batch)  # expect: CEL212 "`grind` is not sent" ~high !critical
    grind.si(batch)  # expect: CEL212
    grind.signature((batch,))  # expect: CEL212
    chain(grind.s(batch), pack.s())  # expect: CEL212 "this `chain` is not sent"
    group(grind.s(one) for one in batches)  # expect: CEL212
    chord([grind.s(batch)], pack.s())  # expect: CEL212
    pack.delay  # expect: CEL212 "`delay` is not called"
    grind.s(batch).delay()  # ok: CEL212 sent
    chain(grind.s(batch), pack.s())()  # ok: CEL212 called
    chord([grind.s(batch)])(pack.s())  # ok: CEL212 sent with its body
    later = grind.s(batch)  # ok: CEL212 may be sent later
    Door().s()  # ok: CEL212 a method of the project
    return group(grind.s(one) for one in batches), later  # ok: CEL212 the caller may send it
