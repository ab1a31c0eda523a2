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
        raise self.retry(exc=exc)


@app.task(bind=True)
def positional_statement(self, book):
    try:
        shelve(book)
    except OSError as problem:
        self.retry(exc=problem, countdown=30)


@app.task(bind=True)
def positional_second(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry([book], exc=exc)


@app.task(bind=True)
def outer_exception(self, book):
    try:
        shelve(book)
    except OSError as exc:
        try:
            shelve(None)
        except ValueError:
            self.retry(exc=exc)


@app.task(bind=True)
def as_text(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry(exc=exc)


@app.task(bind=True)
def as_literal(self, book):
    if not book:
        raise self.retry(exc="no book yet")


@app.task(bind=True)
def as_formatted(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry(exc=exc)  # noqa: UP032
        print("x")


@app.task(bind=True)
def as_percent(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry(exc=exc)  # noqa: UP031


@app.task(bind=True)
def as_f_string(self, book):
    try:
        shelve(book)
    except OSError as exc:
        self.retry(exc=f"shelving: {exc}")


@app.task(bind=True)
def by_keyword(self, book):
    try:
        shelve(book)
    except OSError as exc:
        raise self.retry(exc=exc)


@app.task(bind=True)
def third_position(self, book):
    try:
        shelve(book)
    except OSError as exc:
        raise self.retry((book,), {}, exc)


@app.task(bind=True)
def other_arguments(self, book):
    try:
        shelve(book)
    except OSError as exc:
        raise self.retry([book, 2], exc=exc)


@app.task(bind=True)
def args_in_a_variable(self, *args):
    try:
        shelve(*args)
    except OSError:
        raise self.retry(args)


@app.task(bind=True)
def made_exception(self, book):
    raise self.retry(exc=Reject("no shelf"))


@app.task(bind=True)
def unknown_maker(self, book, reason):
    raise self.retry(exc=reason)


@app.task(bind=True)
def empty_text(self, book):
    raise self.retry(exc="")


class Client:
    def retry(self, *args): ...

    def send(self, book):
        try:
            shelve(book)
        except OSError as exc:
            self.retry(exc)
