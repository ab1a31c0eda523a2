"""Where Retry, Ignore and Reject end."""

import contextlib
from contextlib import suppress

from celery import shared_task
from celery.exceptions import Ignore, Reject, Retry, TaskPredicate


class LineBusy(Exception): ...


class CallFailed(Exception): ...


def dial(number): ...


def log(*what): ...


@shared_task(bind=True)
def caught(self, number):
    try:
        if not dial(number):
            raise self.retry(countdown=10)
    except Retry:
        raise
    except Exception as exc:
        log(exc)


@shared_task(bind=True)
def caught_in_handler(self, number):
    try:
        try:
            dial(number)
        except LineBusy as exc:
            self.retry(exc=exc)
    except Retry:
        raise
    except Exception:
        log("failed")
        return False


@shared_task(bind=True)
def caught_bare(self, number):
    try:
        self.retry()
    except Retry:
        raise
    except:  # noqa: E722
        log("failed")


@shared_task(bind=True)
def caught_with_others(self, number):
    try:
        self.retry()
    except LineBusy:
        raise
    except Retry:
        raise
    except (ValueError, BaseException):
        log("failed")


@shared_task(bind=True)
def caught_as_predicate(self, number):
    try:
        self.retry()
    except Retry:
        raise
    except TaskPredicate:
        log("told something")


@shared_task(bind=True)
def retried_twice(self, number):
    try:
        if not dial(number):
            raise self.retry(countdown=5)
    except Retry:
        raise
    except Exception as exc:
        raise self.retry(exc=exc)


@shared_task(bind=True)
def turned_into_failure(self, number):
    try:
        if not dial(number):
            raise self.retry(countdown=5)
    except Retry:
        raise
    except Exception as exc:
        log(exc)
        raise CallFailed(number) from exc


@shared_task(bind=True)
def returned_from_finally(self, number):
    try:
        dial(number)
    except LineBusy as exc:
        raise self.retry(exc=exc)
    finally:
        return number  # noqa: B012


@shared_task(bind=True)
def suppressed(self, number):
    with suppress(Exception):
        self.retry()


@shared_task(bind=True)
def suppressed_by_module(self, number):
    with open("calls") as calls, contextlib.suppress(BaseException):
        calls.write(number)
        self.retry()


@shared_task(bind=True)
def ignored(self, number):
    try:
        if not number:
            raise Ignore()
        dial(number)
    except Ignore:
        raise
    except Exception:
        log("failed")


@shared_task(bind=True)
def rejected(self, number):
    try:
        if not number:
            raise Reject("no number", requeue=False)
    except Reject:
        raise
    except Exception as exc:
        return {"error": str(exc)}


@shared_task(bind=True)
def ignored_without_call(self, number):
    try:
        raise Ignore
    except Ignore:
        raise
    except Exception:
        log("failed")


@shared_task(bind=True)
def replaced(self, number):
    try:
        raise self.replace(caught.s(number))
    except Ignore:
        raise
    except Exception:
        log("failed")


@shared_task(bind=True)
def in_a_loop(self, numbers):
    for number in numbers:
        try:
            if not dial(number):
                self.retry()
        except Retry:
            raise
        except Exception:
            continue


@shared_task(bind=True)
def raised_again(self, number):
    try:
        self.retry()
    except Exception:
        log("failed")
        raise


@shared_task(bind=True)
def raised_again_by_name(self, number):
    try:
        self.retry()
    except Exception as exc:
        log(exc)
        raise exc


@shared_task(bind=True)
def let_through_first(self, number):
    try:
        self.retry()
    except Retry:
        raise
    except Exception as exc:
        self.retry(exc=exc)


@shared_task(bind=True)
def caught_on_purpose(self, number):
    try:
        self.retry()
    except Retry:
        log("goes on")


@shared_task(bind=True)
def asked_for(self, number):
    try:
        self.retry()
    except Exception as exc:
        if isinstance(exc, Retry):
            raise
        log(exc)


@shared_task(bind=True)
def narrow(self, number):
    try:
        self.retry()
    except (LineBusy, ValueError):
        log("failed")


@shared_task(bind=True)
def beside(self, number):
    try:
        dial(number)
    except Exception as exc:
        raise self.retry(exc=exc)


@shared_task(bind=True)
def in_else(self, number):
    try:
        dial(number)
    except Exception:
        log("failed")
    else:
        self.retry()


@shared_task(bind=True)
def finally_without_return(self, number):
    try:
        self.retry()
    finally:
        log("done")


@shared_task(bind=True)
def finally_with_a_condition(self, number):
    try:
        self.retry()
    finally:
        if number:
            return  # noqa: B012


@shared_task(bind=True)
def not_thrown(self, number):
    try:
        self.retry(throw=False)
    except Exception:
        log("failed")


@shared_task(bind=True)
def suppressed_narrowly(self, number):
    with suppress(LineBusy):
        self.retry()


@shared_task(bind=True, autoretry_for=(LineBusy,))
def automatic(self, number):
    try:
        dial(number)
    except Exception:
        log("failed")


@shared_task(bind=True)
def plain_error(self, number):
    try:
        raise CallFailed(number)
    except Exception:
        log("failed")


@shared_task(bind=True)
def sometimes_another(self, number):
    try:
        self.retry()
    except Exception as exc:
        if number:
            raise CallFailed(number) from exc
        log(exc)
