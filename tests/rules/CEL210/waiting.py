"""Waiting for results, in tasks and elsewhere."""

from celery import Celery, chain, chord, group, shared_task
from celery.result import AsyncResult, GroupResult, allow_join_result

app = Celery("post")


@app.task
def weigh(parcel):
    return parcel


@app.task(ignore_result=True)
def log(parcel):
    print(parcel)


@app.task
def direct(parcel):
    return weigh.delay(parcel).get(timeout=10)  # expect: CEL210 "`direct` waits for `weigh`" ~high !critical


@app.task
def assigned(parcel):
    result = weigh.apply_async((parcel,))
    return result.get()  # expect: CEL210 "raises RuntimeError"


@shared_task
def grouped(parcels):
    job = group(weigh.s(parcel) for parcel in parcels)
    results = job.apply_async()
    return sum(results.join())  # expect: CEL210 "waits for the tasks that it sends"


@app.task(bind=True)
def chained(self, parcel):
    if parcel:
        result = chain([weigh.s(parcel), weigh.s()]).apply_async()
        return result.get()  # expect: CEL210
    return chord([weigh.s(1)])(weigh.s()).get()  # expect: CEL210


@app.task
def by_name(parcel):
    return app.send_task("post.weigh", [parcel]).wait()  # expect: CEL210 ~high


@app.task
def by_id(task_id):
    return AsyncResult(task_id).get()  # expect: CEL210 "waits for a result" ~medium


@app.task
def by_id_of_app(task_id):
    result = app.AsyncResult(task_id)
    error = result.get(propagate=False)  # expect: CEL210
    return str(error)


@app.task(bind=True)
def by_own_id(self, task_id, group_id):
    self.AsyncResult(task_id).get()  # expect: CEL210
    return GroupResult.restore(group_id).join()  # expect: CEL210


@app.task
def in_a_loop(parcels):
    results = [weigh.delay(parcel) for parcel in parcels]
    total = 0
    for result in results:
        total += result.get()  # expect: CEL210
    return total


@app.task
def in_a_list(parcels):
    results = []
    for parcel in parcels:
        results.append(weigh.delay(parcel))
    return [result.get() for result in results]  # miss: CEL210 results gathered one by one


def weigh_now(parcel):
    return weigh.delay(parcel).get()  # expect: CEL210 "`through_helper` (through `weigh_now`)" ~medium


@app.task
def through_helper(parcel):
    return weigh_now(parcel)


@app.task
def allowed(parcel):
    with allow_join_result():
        weigh.delay(parcel).get()  # expect: CEL210 "nothing runs any more" !major
    return weigh.delay(parcel).get(disable_sync_subtasks=False)  # expect: CEL210 !major


@app.task
def ignored(parcel):
    return log.delay(parcel).get()  # ok: CEL210 returns None at once


@app.task
def in_place(parcel):
    return weigh.apply((parcel,)).get(disable_sync_subtasks=False)  # ok: CEL210 runs in this process


@app.task
def looks(parcel, settings):
    result = weigh.delay(parcel)
    print(settings.get("scale"))  # ok: CEL210 a dict
    return result.state, result.ready(), result.id  # ok: CEL210 does not wait


@app.task
def listed(parcel, names):
    return ", ".join(names)  # ok: CEL210 a string


def view(parcel):
    return weigh.delay(parcel).get(timeout=1)  # ok: CEL210 not in a task


@app.task
def ends(parcel):
    chord([weigh.s(parcel)])(log.s())  # ok: CEL210 the chord goes on by itself
