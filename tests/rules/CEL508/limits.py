"""Retries without a limit."""

from celery import Celery, Task

app = Celery("clinic")


def ask_lab(sample): ...


@app.task(bind=True, max_retries=None)  # expect: CEL508 "comes back for ever" ~high !moderate
def endless(self, sample):
    try:
        ask_lab(sample)
    except OSError as exc:
        raise self.retry(exc=exc)


@app.task(max_retries=None, autoretry_for=(OSError,))  # expect: CEL508 !moderate
def endless_automatic(sample):
    ask_lab(sample)


@app.task(bind=True, max_retries=None)  # expect: CEL508 !minor
def polls(self, sample):
    if not ask_lab(sample):
        raise self.retry(countdown=30)


class Stubborn(Task):
    max_retries = None  # expect: CEL508


@app.task(bind=True, base=Stubborn)
def from_base(self, sample):
    try:
        ask_lab(sample)
    except OSError:
        self.retry()


@app.task(bind=True, max_retries=None)
def compared(self, sample):
    try:
        ask_lab(sample)
    except OSError as exc:
        if self.request.retries < self.max_retries:  # expect: CEL508 "fails here with a TypeError" !major
            raise self.retry(exc=exc)


@app.task(bind=True, max_retries=None)
def counts(self, sample):  # ok: CEL508 ends by itself
    try:
        ask_lab(sample)
    except OSError as exc:
        if self.request.retries > 100:
            raise
        raise self.retry(exc=exc)


@app.task(bind=True, max_retries=None)
def limited_per_call(self, sample):
    try:
        ask_lab(sample)
    except OSError as exc:
        raise self.retry(exc=exc, max_retries=7)  # ok: CEL508 the call has a limit


@app.task(bind=True, max_retries=None)  # ok: CEL508 never retried
def never(self, sample):
    ask_lab(sample)


@app.task(bind=True, max_retries=10)  # ok: CEL508 a limit
def limited(self, sample):
    try:
        ask_lab(sample)
    except OSError as exc:
        raise self.retry(exc=exc, max_retries=None)  # ok: CEL508 None here means: as the task says


@app.task(bind=True)
def by_default(self, sample):
    try:
        ask_lab(sample)
    except OSError as exc:
        raise self.retry(exc=exc)  # ok: CEL508 three by default
