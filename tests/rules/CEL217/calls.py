from celery import Celery

app = Celery("mill")
HOUR = 3600


@app.task
def grind(batch): ...


def work(batch, when, arguments):
    grind.apply_async((batch,), eta=60 * 60)  # expect: CEL217 "`eta` is a datetime" ~high !critical
    grind.apply_async((batch,), eta=30, countdown=5)  # expect: CEL217
    grind.apply_async((batch,), countdown="60")  # expect: CEL217 "`countdown` is a number"
    grind.apply_async("flour")  # expect: CEL217 "taken apart into its characters"
    grind.apply_async(5)  # expect: CEL217
    grind.apply_async(args=5)  # expect: CEL217
    grind.apply_async((batch,), {}, "flour")  # expect: CEL217 "is the id of the task"
    grind.apply_async((batch,), eta=when)  # ok: CEL217 a variable
    grind.apply_async((batch,), countdown=HOUR)  # ok: CEL217 seconds
    grind.apply_async([batch], countdown=60)  # ok: CEL217 a list
    grind.apply_async(arguments)  # ok: CEL217 a variable
    grind.apply_async(None, {"batch": batch})  # ok: CEL217 none by position
    grind.apply_async((batch,), {}, None)  # ok: CEL217 no id
    grind.delay("flour")  # ok: CEL217 its own argument
