import logging

from worker import app

log = logging.getLogger("seats")


@app.task
def release_seats():  # expect: CEL110 !major
    log.info("Releasing seats")
    return {"released": 0}


@app.task
def print_ticket(seat):  # expect: CEL110 "is sent"
    log.info("Printing")


@app.task
def sell(seat):  # ok: CEL110 it sends another task
    """Sell a seat."""
    print_ticket.delay(seat)
