from celery import Celery

app = Celery("mill", backend="rpc://")
ignoring = Celery("ignoring", task_ignore_result=True)


@app.task(ignore_result=True)
def grind(batch): ...


@app.task
def sift(batch): ...


@ignoring.task
def pack(batch): ...


@ignoring.task(ignore_result=False)
def weigh(batch): ...


def work(batch):
    grind.delay(batch).get(timeout=5)  # expect: CEL220 "`get` gives None at once: `grind` ignores its result" ~high !major
    result = grind.delay(batch)
    result.ready()  # expect: CEL220 "is never true"
    pack.delay(batch).get(timeout=5)  # expect: CEL220
    sift.delay(batch).get(timeout=5)  # ok: CEL220 keeps its result
    weigh.delay(batch).get(timeout=5)  # ok: CEL220 its own option wins
    grind.apply_async((batch,), ignore_result=False).get(timeout=5)  # ok: CEL220 said for this call
