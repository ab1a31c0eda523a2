"""Names of tasks in strings."""

from celery import Celery, signature
from celery.canvas import Signature

app = Celery("airport")


@app.task(name="airport.board")
def board(flight):
    return flight


@app.task
def refuel(flight):
    return flight


def helper(flight):
    return flight


BOARD = "airport.board"


def evening(flight, mail, kind):
    app.send_task("airport.board", args=[flight])  # ok: CEL218 defined above
    app.send_task(BOARD, args=[flight])  # ok: CEL218 a constant
    app.send_task("names.refuel", args=[flight])  # ok: CEL218 named after its module
    app.send_task(name="airport.baord")  # expect: CEL218 "no task is named `airport.baord`" ~medium !major
    app.send_task("names.board", args=[flight])  # expect: CEL218 "the task there is called `airport.board`"
    app.send_task("names.helper")  # expect: CEL218 "but it is no task" ~high
    app.send_task("names.refuel_all")  # expect: CEL218 ~high
    signature("names.depart", args=[flight]).delay()  # expect: CEL218 ~high
    app.signature("airport.bord").delay()  # expect: CEL218 ~medium
    Signature("names.land")  # expect: CEL218
    app.send_task("billing.invoices.print")  # expect: CEL218 "in this project" ~low
    app.send_task("celery.backend_cleanup")  # ok: CEL218 Celery's own
    app.send_task(f"airport.{kind}")  # ok: CEL218 put together at run time
    app.send_task(board.name, args=[flight])  # ok: CEL218 the task's own name
    mail.send_task("names.nothing")  # ok: CEL218 not an app
    refuel.signature((flight,))  # ok: CEL218 a signature of the task itself
