"""What `retry` is given."""

from celery import Celery
from celery.exceptions import Reject

app = Celery("library")


def shelve(book): ...


@app.task(bind=True)
def positional(self, book):
    try:
        shelve(book)
    except OSError as exc:
        raise self.retry(exc)  # expect: CEL503 "passed as `args`" ~high !critical


@app.task(bind=True)
def positional_statement(self, book):
    try:
        shelve(book)
    except OSError as problem:
        self.retry(problem, countdown=30)  # expect: CEL503 "fails with a TypeError instead of retrying"


@app.task(bind=True)
def positional_second(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry([book], exc)  # expect: CEL503 "passed as `kwargs`"


@app.task(bind=True)
def outer_exception(self, book):
    try:
        shelve(book)
    except OSError as exc:
        try:
            shelve(None)
        except ValueError:
            self.retry(exc)  # expect: CEL503


@app.task(bind=True)
def as_text(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry(exc=str(exc))  # expect: CEL503 "hides the real error" !major


@app.task(bind=True)
def as_literal(self, book):
    if not book:
        raise self.retry(exc="no book yet")  # expect: CEL503 !major


@app.task(bind=True)
def as_formatted(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry(exc="shelving: {}".format(exc))  # noqa: UP032  # expect: CEL503
        print("x")


@app.task(bind=True)
def as_percent(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry(exc="shelving: %s" % exc)  # noqa: UP031  # expect: CEL503


@app.task(bind=True)
def as_f_string(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry(exc=f"shelving: {exc}")  # miss: CEL503 a formatted string is not told from other expressions


@app.task(bind=True)
def by_keyword(self, book):
    try:
        shelve(book)
    except OSError as exc:
        raise self.retry(exc=exc)  # ok: CEL503 this is how it is meant


@app.task(bind=True)
def third_position(self, book):
    try:
        shelve(book)
    except OSError as exc:
        raise self.retry((book,), {}, exc)  # ok: CEL503 `exc` is the third parameter


@app.task(bind=True)
def other_arguments(self, book):
    try:
        shelve(book)
    except OSError as exc:
        raise self.retry([book, 2], exc=exc)  # ok: CEL503 new arguments for the next run


@app.task(bind=True)
def args_in_a_variable(self, *args):
    try:
        shelve(*args)
    except OSError:
        raise self.retry(args)  # ok: CEL503 a tuple of arguments


@app.task(bind=True)
def made_exception(self, book):
    raise self.retry(exc=Reject("no shelf"))  # ok: CEL503 an exception


@app.task(bind=True)
def unknown_maker(self, book, reason):
    raise self.retry(exc=reason)  # ok: CEL503 what `reason` is cannot be told


@app.task(bind=True)
def empty_text(self, book):
    raise self.retry(exc="")  # ok: CEL503 an empty text counts as none


class Client:
    def retry(self, *args): ...

    def send(self, book):
        try:
            shelve(book)
        except OSError as exc:
            self.retry(exc)  # ok: CEL503 another `retry`
