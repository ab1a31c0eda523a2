"""Retry options with and without something that uses them."""

from celery import Celery, Task

app = Celery("signals")


class TrackClosed(Exception): ...


def switch(point): ...


@app.task(retry_backoff=True)
def backoff_alone(point):
    switch(point)


@app.task(bind=True, max_retries=4)
def manual(self, point):
    try:
        switch(point)
    except TrackClosed as exc:
        raise self.retry(exc=exc)


@app.task(
    bind=True,
)
def kwargs_alone(self, point):
    self.retry()


@app.task(
    autoretry_for=(TrackClosed,),
    retry_backoff=2,
    retry_kwargs={"countdown": 5, "max_retries": 3},
)
def overridden(point):
    switch(point)


@app.task(autoretry_for=(), retry_backoff=True)
def empty_list(point):
    switch(point)


@app.task(autoretry_for=(TrackClosed,), retry_backoff=True, retry_backoff_max=60, retry_jitter=False)
def automatic(point):
    switch(point)


@app.task(autoretry_for=(TrackClosed,), retry_kwargs={"max_retries": 3}, retry_backoff=True)
def automatic_with_limit(point):
    switch(point)


@app.task(autoretry_for=(TrackClosed,), retry_kwargs={"countdown": 3})
def automatic_with_delay(point):
    switch(point)


@app.task(retry_backoff=False, retry_jitter=False)
def switched_off(point):
    switch(point)


class Patient(Task):
    autoretry_for = (TrackClosed,)


@app.task(base=Patient, retry_backoff=True)
def from_base(point):
    switch(point)


OPTIONS = {"autoretry_for": (TrackClosed,)}


@app.task(retry_backoff=True, **OPTIONS)
def from_options(point):
    switch(point)
