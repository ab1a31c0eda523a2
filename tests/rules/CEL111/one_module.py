"""Tasks, named and not."""

from celery import Celery, chain

app = Celery("radio")


@app.task
def sent():  # ok: CEL111 sent below
    return 1


@app.task
def signed():  # ok: CEL111 part of a chain
    return 1


@app.task
def scheduled():  # ok: CEL111 in the schedule
    return 1


@app.task
def called():  # ok: CEL111 used as a function
    return 1


@app.task(name="radio.by-name")
def by_name():  # ok: CEL111 sent by its name
    return 1


@app.task
def routed():  # ok: CEL111 a route names it
    return 1


@app.task
def forgotten():  # expect: CEL111 "nothing in this project sends `forgotten`" ~medium !minor
    return 1


app.conf.beat_schedule = {"x": {"task": "one_module.scheduled", "schedule": 60.0}}
app.conf.task_routes = {"one_module.routed": {"queue": "slow"}}


def evening():
    sent.delay()
    chain(sent.s(), signed.si()).delay()
    app.send_task("radio.by-name")
    return called()
