"""Bodies that do nothing, and bodies that do little."""

import functools
import logging
import time
from datetime import datetime, timezone

from celery import Celery, Task

app = Celery("greenhouse")
logger = logging.getLogger(__name__)
opened = []


@app.task
def water(bed):  # expect: CEL110 "does nothing of what its docstring says" !moderate ~high
    """Open the valves of a bed for ten minutes."""
    logger.info("Watering %s", bed)
    # TODO: talk to the valves
    return {"status": "ok", "bed": bed, "at": datetime.now(timezone.utc).isoformat()}


@app.task(bind=True)
def fertilise(self, bed):  # expect: CEL110
    """Dose the fertiliser for a bed.

    Returns how much was used.
    """
    try:
        logger.info(f"Fertilising {bed}")
        return {"grams": 0}
    except Exception as exc:
        logger.error("failed: %s", str(exc))
        raise


@app.task
def prune(tree):  # expect: CEL110 "is sent and does nothing" ~medium
    pass


def autumn(trees):
    for tree in trees:
        prune.delay(tree)


@app.task
def shade(bed):  # expect: CEL110 "runs on schedule and does nothing" !major
    """Shading is disabled since the new roof."""
    logger.info("Shading is disabled")
    return {"shaded": 0, "status": "disabled"}


app.conf.beat_schedule = {"shade": {"task": "bodies.shade", "schedule": 600.0}}


@app.task
def mist(bed):  # ok: CEL110 says that it does nothing, and nobody sends it
    """Deprecated: kept for messages that are still on their way."""
    return None


@app.task
def ping():  # ok: CEL110 a task that is there to answer
    """Tell that a worker is there."""
    return "pong"


@app.task
def heat(bed, degrees):  # ok: CEL110 it does something
    """Heat a bed."""
    logger.info("Heating")
    boiler(bed).set(degrees)
    return {"status": "ok"}


@app.task
def add(first, second):  # ok: CEL110 it computes
    """Add two measurements."""
    return first + second


@app.task(bind=True)
def tell_ids(self, bed):  # ok: CEL110 gives back what it is asked for
    """Tell the id of this run, and the bed."""
    return self.request.id, bed


@app.task
def log_visit(bed):  # ok: CEL110 logging is what it is there for
    """Log a visit."""
    logger.info("visit of %s", bed)


@app.task
def wait(seconds):  # ok: CEL110 waiting is what it does
    """Wait for the paint to dry."""
    time.sleep(seconds)
    return True


@app.task
def remember(bed):  # ok: CEL110 it changes a list
    """Remember which beds were opened."""
    opened.append(bed)


@app.task
def refuse(bed):  # ok: CEL110 fails, so that somebody will notice
    """Move a bed."""
    raise NotImplementedError("beds cannot be moved yet")


@app.task
def count(beds):  # ok: CEL110 a loop
    """Count the beds."""
    total = 0
    for bed in beds:
        total += bed.size
    return total


def opening_valves(function):
    @functools.wraps(function)
    def wrapper(bed):
        valves(bed).open()
        return function(bed)

    return wrapper


@app.task
@opening_valves
def drip(bed):  # ok: CEL110 the decorator does the work
    """Drip a bed."""
    return bed


class Recorded(Task):
    def after_return(self, status, retval, task_id, args, kwargs, einfo):
        record(retval)


@app.task(base=Recorded)
def record_visit(bed):  # ok: CEL110 its base class does something with the result
    """Record a visit."""
    return {"bed": bed}


@app.task
def lend(tool): ...  # ok: CEL110 left out here: another service has the body


def borrow(tool):
    lend.delay(tool)


@app.task
def done(results):  # ok: CEL110 an end of chords that nobody describes
    return None


def helper(bed):  # ok: CEL110 no task
    """Open a bed."""
    return bed
