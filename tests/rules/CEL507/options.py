"""Retry options with and without something that uses them."""

from celery import Celery, Task

app = Celery("signals")


class TrackClosed(Exception): ...


def switch(point): ...


@app.task(retry_backoff=True)  # expect: CEL507 "the task is not retried" ~high !moderate
def backoff_alone(point):
    switch(point)


@app.task(bind=True, max_retries=4, retry_backoff=True, retry_jitter=True)  # expect: CEL507 "`retry_backoff` and `retry_jitter`"
def manual(self, point):
    try:
        switch(point)
    except TrackClosed as exc:
        raise self.retry(exc=exc)


@app.task(
    bind=True,
    retry_kwargs={"max_retries": 5},  # expect: CEL507 "every retry waits `default_retry_delay`"
)
def kwargs_alone(self, point):
    self.retry()


@app.task(
    autoretry_for=(TrackClosed,),
    retry_backoff=2,
    retry_kwargs={"countdown": 5, "max_retries": 3},  # expect: CEL507 "`countdown` of `overridden` is never used"
)
def overridden(point):
    switch(point)


@app.task(autoretry_for=(), retry_backoff=True)  # expect: CEL507
def empty_list(point):
    switch(point)


@app.task(autoretry_for=(TrackClosed,), retry_backoff=True, retry_backoff_max=60, retry_jitter=False)  # ok: CEL507 used
def automatic(point):
    switch(point)


@app.task(autoretry_for=(TrackClosed,), retry_kwargs={"max_retries": 3}, retry_backoff=True)  # ok: CEL507 no countdown
def automatic_with_limit(point):
    switch(point)


@app.task(autoretry_for=(TrackClosed,), retry_kwargs={"countdown": 3})  # ok: CEL507 nothing else sets the delay
def automatic_with_delay(point):
    switch(point)


@app.task(retry_backoff=False, retry_jitter=False)  # ok: CEL507 asks for nothing
def switched_off(point):
    switch(point)


class Patient(Task):
    autoretry_for = (TrackClosed,)


@app.task(base=Patient, retry_backoff=True)  # ok: CEL507 the base class retries
def from_base(point):
    switch(point)


OPTIONS = {"autoretry_for": (TrackClosed,)}


@app.task(retry_backoff=True, **OPTIONS)  # ok: CEL507 what the options hold is not looked up
def from_options(point):
    switch(point)
