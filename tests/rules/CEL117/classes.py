from celery import Celery, Task

app = Celery("mill")


class Lost(Task):  # expect: CEL117 "no worker knows `mill.lost`" ~high !critical
    name = "mill.lost"

    def run(self, batch): ...


class Known(Task):  # ok: CEL117 registered
    name = "mill.known"

    def run(self, batch): ...


app.register_task(Known())


class Unsent(Task):  # ok: CEL117 nobody sends it
    def run(self, batch): ...


class Base(Task):  # ok: CEL117 a base class
    abstract = True

    def run(self, batch): ...


def work(batch):
    Lost().delay(batch)
    Known().delay(batch)
