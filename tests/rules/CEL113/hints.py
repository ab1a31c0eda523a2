from celery import Celery, Task

app = Celery("bakery")


@app.task
def knead(dough, minutes: int = 10):  # expect: CEL113 "parameter `dough` of task `knead`" !minor
    return dough, minutes


@app.task
def bake(loaf, *, oven):  # expect: CEL113 "parameters `loaf`, `oven`"
    return loaf, oven


@app.task(bind=True)
def sell(self, loaf: int, *args, **kwargs) -> None:  # ok: CEL113 all are annotated that need be
    return None


@app.task
def close():  # ok: CEL113 nothing to annotate
    return None


class Delivery(Task):
    def run(self, address: str):  # ok: CEL113 annotated
        return address


def helper(loaf):  # ok: CEL113 no task
    return loaf
