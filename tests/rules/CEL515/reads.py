"""Names in handlers, with and without a value."""

import time
import uuid

from celery import shared_task
from django.db import models


class Book(models.Model): ...


class Lost(Exception): ...


def fetch(key): ...


def log(*what): ...


@shared_task
def by_the_call_that_fails(key):
    try:
        book = fetch(key)
        book.bind()
    except Exception:
        book.mark("failed")  # expect: CEL515 "`book` may have no value here" ~high !major
        raise


@shared_task
def narrow_and_first(key):
    try:
        book = Book.objects.get(id=key)
    except Book.DoesNotExist:
        log(f"no book {book.title}")  # expect: CEL515 ~high


@shared_task
def two_clauses(key):
    try:
        book = fetch(key)
    except Lost:
        log(book)  # expect: CEL515
        log(book)  # ok: CEL515 once for each clause
    except Exception:
        log(book)  # expect: CEL515


@shared_task
def narrow_and_later(key):
    try:
        shelf = fetch(None)
        book = shelf.take(key)
        book.bind()
    except Lost:
        log(book)  # expect: CEL515 ~low


@shared_task
def after_something(key):
    try:
        fetch(None)
        count = 1
        fetch(key)
    except Exception:
        log(count)  # expect: CEL515


@shared_task
def hidden(key):
    try:
        book = fetch(key)
    except Exception:
        try:
            book.mark("failed")  # expect: CEL515 "the clause around it hides that"
        except:  # noqa: E722
            pass


@shared_task
def in_finally(key):
    try:
        handle = open(key)
        log(handle.read())
    finally:
        handle.close()  # expect: CEL515 "this `finally` of `in_finally`"


@shared_task
def behind(key):
    try:
        book = fetch(key)
    except Exception:
        log("no book")
    book.bind()  # expect: CEL515 "the code behind the `try`" ~medium


@shared_task
def with_and_for(key):
    try:
        with open(key) as handle:
            for line in handle:
                log(line)
    except Exception:
        log(line)  # expect: CEL515


@shared_task
def several(key):
    try:
        first, second = fetch(key)
    except Exception:
        log(second)  # expect: CEL515


@shared_task
def before(key):
    book = fetch(key)
    try:
        book = book.bind()
    except Exception:
        log(book)  # ok: CEL515 has a value from before


@shared_task
def before_in_a_branch(key):
    if key:
        book = None
    try:
        book = fetch(key)
    except Exception:
        log(book)  # ok: CEL515 perhaps set before


@shared_task
def in_the_handler(key):
    try:
        book = fetch(key)
    except Exception:
        book = None
        log(book)  # ok: CEL515 set in the handler


@shared_task
def constant_first(key):
    try:
        code = 1
        fetch(key)
    except Exception:
        log(code)  # ok: CEL515 nothing fails before it


@shared_task
def clock_first(key):
    try:
        started = time.time()
        run = str(uuid.uuid4())
        log("started")
        fetch(key)
    except Exception:
        log(started)  # ok: CEL515 a clock does not fail


@shared_task
def lazy_first(key):
    try:
        books = Book.objects.filter(id=key)
        fetch(key)
    except Exception:
        books.update(lost=True)  # ok: CEL515 only notes what will be asked for


@shared_task
def table_of_names(key):
    try:
        book = fetch(key)
    except Exception:
        if "book" in locals():
            log(book)  # ok: CEL515 asks first


@shared_task
def expects_it(key):
    try:
        book = fetch(key)
    except Exception:
        try:
            log(book)  # ok: CEL515 stands ready for it
        except NameError:
            log(key)


@shared_task
def parameter(key):
    try:
        key = fetch(key)
    except Exception:
        log(key)  # ok: CEL515 a parameter


@shared_task
def name_of_the_clause(keys):
    try:
        for e in keys:
            fetch(e)
    except Exception as e:
        log(e)  # ok: CEL515 the exception itself


@shared_task
def own_name(keys):
    try:
        for key in keys:
            fetch(key)
    except Exception:
        log([key for key in keys])  # noqa: C416  # ok: CEL515 the comprehension has its own


@shared_task
def later(key):
    try:
        book = fetch(key)
    except Exception:
        return lambda: book  # ok: CEL515 is not read yet
    return book


@shared_task
def leaves(key):
    try:
        book = fetch(key)
    except Exception:
        log("no book")
        return
    book.bind()  # ok: CEL515 the handler leaves


@shared_task(bind=True)
def retries(self, key):
    try:
        book = fetch(key)
    except Exception as exc:
        self.retry(exc=exc)
    book.bind()  # ok: CEL515 a retry leaves


@shared_task
def narrow_behind(key):
    try:
        book = fetch(key)
    except Lost:
        log("no book")
    log(key)
    if key:
        book.bind()  # ok: CEL515 whether this is reached then is not known


@shared_task
def in_else(key):
    try:
        book = fetch(key)
    except Exception:
        log("no book")
    else:
        book.bind()  # ok: CEL515 only after success


def no_task(key):
    try:
        book = fetch(key)
    except Exception:
        log(book)  # ok: CEL515 no task
