from celery import Celery, Task

app = Celery("mill")


@app.task(bind=True)
def add(self, amount):
    self.total += amount  # expect: CEL115 "`self.total` goes on from run to run of `add`" ~high !major
    self.seen.append(amount)  # expect: CEL115 "`self.seen`"
    return self.total


@app.task(bind=True)
def fresh(self, amount):
    self.total = 0
    self.total += amount  # ok: CEL115 begins anew each time


@app.task(bind=True)
def client(self, amount):
    if self.connection is None:
        self.connection = connect()  # ok: CEL115 a connection that is kept
    self.request.headers.update(amount=amount)  # ok: CEL115 the request is this run's


@app.task
def plain(self_total, amount):
    self_total += amount  # ok: CEL115 an argument
    return self_total


class Counting(Task):
    name = "mill.count"

    def run(self, amount):
        self.count += amount  # expect: CEL115
