"""Limits for retries that do not happen, and some that do."""

import functools

from celery import Celery, Task
from celery.exceptions import Retry
from tenacity import retry as try_again

app = Celery("farm")


class Drought(Exception): ...


def water(field): ...


def log(*what): ...


@app.task(max_retries=3)  # expect: CEL510 "`max_retries` of `plain` has no effect" ~high !moderate
def plain(field):
    water(field)


@app.task(bind=True, max_retries=3, default_retry_delay=60)  # expect: CEL510 "`max_retries` and `default_retry_delay`"
def raises_again(self, field):
    try:
        water(field)
    except Drought:
        log("failed", self.request.id)
        raise


@app.task(
    bind=True,
    default_retry_delay=30,  # expect: CEL510
)
def counts(self, field):
    try:
        water(field)
    except Drought:
        log(self.request.retries)


@app.task(bind=True, max_retries=5)  # expect: CEL510
def compares(self, field):
    try:
        water(field)
    except Drought:
        if self.request.retries >= self.max_retries:
            log("given up")
        raise


@app.task(autoretry_for=(), max_retries=5)  # expect: CEL510
def automatic_for_nothing(field):
    water(field)


@app.task
def promises(field):
    try:
        water(field)
    except Drought:
        raise  # let Celery retry this  # expect: CEL510 "is not retried" !minor ~medium


@app.task
def promises_above(field):
    try:
        water(field)
    except Drought:
        # Re-raise to trigger a retry  # expect: CEL510 !minor
        raise


@app.task(bind=True, max_retries=3)  # ok: CEL510 calls retry
def manual(self, field):
    try:
        water(field)
    except Drought as exc:
        raise self.retry(exc=exc)


@app.task(max_retries=3, autoretry_for=(Drought,))  # ok: CEL510 automatic
def automatic(field):
    water(field)


@app.task(max_retries=3, default_retry_delay=5)  # ok: CEL510 retried by its name
def by_name(field):
    if not field:
        by_name.retry()


@app.task(max_retries=0)  # ok: CEL510 says that there are none
def none_wanted(field):
    water(field)


@app.task(bind=True, max_retries=3)  # ok: CEL510 whoever gets the task may retry it
def hands_itself_on(self, field):
    log(field, self)


@app.task(bind=True, max_retries=3)  # ok: CEL510 its retry is handed on
def hands_its_retry_on(self, field):
    log(field, functools.partial(self.retry, countdown=5))


@app.task(bind=True, max_retries=3)  # ok: CEL510 the limit is used by the task itself
def loops_itself(self, field):
    for _ in range(self.max_retries):
        water(field)


class Patient(Task):
    autoretry_for = (Drought,)


@app.task(base=Patient, max_retries=9)  # ok: CEL510 the base class retries
def from_base(field):
    water(field)


class Stubborn(Task):
    def __call__(self, *args, **kwargs):
        try:
            return super().__call__(*args, **kwargs)
        except Drought as exc:
            raise self.retry(exc=exc)


@app.task(base=Stubborn, max_retries=9)  # ok: CEL510 the base class calls retry
def from_stubborn_base(field):
    water(field)


def retrying(function):
    @functools.wraps(function)
    def wrapper(self, *args):
        try:
            return function(self, *args)
        except Drought as exc:
            raise self.retry(exc=exc)

    return wrapper


@app.task(bind=True, max_retries=9)  # ok: CEL510 the decorator retries
@retrying
def decorated(self, field):
    water(field)


@app.task
@try_again
def promises_rightly(field):
    try:
        water(field)
    except Drought:
        raise  # so that tenacity will retry  # expect: CEL510


@app.task
def denies(field):
    try:
        water(field)
    except Drought:
        raise  # ok: CEL510 says the contrary: nothing is to be retried by us; no need to retry


OPTIONS = {"autoretry_for": (Drought,)}


@app.task(max_retries=3, **OPTIONS)  # ok: CEL510 what the options hold is not looked up
def from_options(field):
    water(field)


@app.task(max_retries=3)  # ok: CEL510 raises what retry would raise
def by_exception(field):
    raise Retry()
