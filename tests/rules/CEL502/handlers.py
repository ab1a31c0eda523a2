"""Handlers for MaxRetriesExceededError, living and dead."""

from celery import Celery
from celery.exceptions import MaxRetriesExceededError
from celery.exceptions import MaxRetriesExceededError as GivenUp

app = Celery("post")


class Refused(Exception): ...


def carry(letter): ...


def send_back(letter): ...


@app.task(bind=True)
def dead(self, letter):
    try:
        carry(letter)
    except OSError as exc:
        try:
            self.retry(exc=exc)
        except MaxRetriesExceededError:  # expect: CEL502 "raises that exception" !critical
            send_back(letter)


@app.task(bind=True)
def dead_attribute(self, letter):
    try:
        carry(letter)
    except OSError as exc:
        try:
            raise self.retry(exc=exc, countdown=5)
        except self.MaxRetriesExceededError:  # expect: CEL502
            send_back(letter)


@app.task(bind=True)
def dead_alias(self, letter):
    try:
        carry(letter)
    except OSError as exc:
        try:
            self.retry(exc=exc)
        except GivenUp:  # expect: CEL502
            send_back(letter)


@app.task(bind=True)
def dead_made_on_the_spot(self, letter):
    try:
        self.retry(exc=Refused(letter))
    except MaxRetriesExceededError:  # expect: CEL502
        send_back(letter)


@app.task(bind=True)
def dead_with_a_later_clause(self, letter):
    try:
        carry(letter)
    except OSError as exc:
        try:
            self.retry(exc=exc)
        except MaxRetriesExceededError:  # expect: CEL502
            send_back(letter)
        except Refused:
            raise


@app.task(bind=True)
def without_exc(self, letter):
    try:
        carry(letter)
    except OSError:
        try:
            self.retry(countdown=5)
        except MaxRetriesExceededError:  # ok: CEL502 without `exc` this is what is raised
            send_back(letter)


@app.task(bind=True)
def exc_none(self, letter):
    try:
        self.retry(exc=None)
    except MaxRetriesExceededError:  # ok: CEL502 `exc=None` is no exception
        send_back(letter)


@app.task(bind=True)
def tuple_with_the_class(self, letter):
    try:
        carry(letter)
    except OSError as exc:
        try:
            self.retry(exc=exc)
        except (MaxRetriesExceededError, OSError):  # ok: CEL502 the original exception is caught here
            send_back(letter)


@app.task(bind=True)
def maybe_an_exception(self, letter, problem=None):
    try:
        self.retry(exc=problem)
    except MaxRetriesExceededError:  # ok: CEL502 `problem` may be None
        send_back(letter)


@app.task(bind=True)
def two_retries(self, letter):
    try:
        carry(letter)
    except OSError as exc:
        try:
            if letter:
                self.retry()
            self.retry(exc=exc)
        except MaxRetriesExceededError:  # ok: CEL502 the first retry raises it
            send_back(letter)


@app.task(bind=True)
def around_everything(self, letter):
    try:
        try:
            carry(letter)
        except OSError as exc:
            self.retry(exc=exc)
    except MaxRetriesExceededError:  # expect: CEL502
        send_back(letter)


@app.task(bind=True)
def raised_by_another_call(self, letter):
    try:
        carry(letter)
    except MaxRetriesExceededError as exc:
        self.retry(exc=exc)  # ok: CEL502 the clause is not around the retry


@app.task(bind=True)
def not_thrown(self, letter):
    try:
        carry(letter)
    except OSError as exc:
        try:
            self.retry(exc=exc, throw=False)
        except MaxRetriesExceededError:  # ok: CEL502 not this rule's business: nothing is thrown
            send_back(letter)


@app.task(bind=True)
def dead_exception_renamed(self, letter):
    try:
        carry(letter)
    except OSError as first:
        problem = first
        try:
            self.retry(exc=problem)
        except MaxRetriesExceededError:  # miss: CEL502 the exception travels through a second name
            send_back(letter)
