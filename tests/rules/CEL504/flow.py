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
            raise self.retry(countdown=10)  # expect: CEL504 "ends in SUCCESS and runs again" ~high !critical
    except Exception as exc:
        log(exc)


@shared_task(bind=True)
def caught_in_handler(self, number):
    try:
        try:
            dial(number)
        except LineBusy as exc:
            self.retry(exc=exc)  # expect: CEL504
    except Exception:
        log("failed")
        return False


@shared_task(bind=True)
def caught_bare(self, number):
    try:
        self.retry()  # expect: CEL504
    except:  # noqa: E722
        log("failed")


@shared_task(bind=True)
def caught_with_others(self, number):
    try:
        self.retry()  # expect: CEL504
    except LineBusy:
        raise
    except (ValueError, BaseException):
        log("failed")


@shared_task(bind=True)
def caught_as_predicate(self, number):
    try:
        self.retry()  # expect: CEL504
    except TaskPredicate:
        log("told something")


@shared_task(bind=True)
def retried_twice(self, number):
    try:
        if not dial(number):
            raise self.retry(countdown=5)  # expect: CEL504 "sends two retries for one"
    except Exception as exc:
        raise self.retry(exc=exc)


@shared_task(bind=True)
def turned_into_failure(self, number):
    try:
        if not dial(number):
            raise self.retry(countdown=5)  # expect: CEL504 "ends in FAILURE" ~medium
    except Exception as exc:
        log(exc)
        raise CallFailed(number) from exc


@shared_task(bind=True)
def returned_from_finally(self, number):
    try:
        dial(number)
    except LineBusy as exc:
        raise self.retry(exc=exc)  # expect: CEL504
    finally:
        return number  # noqa: B012


@shared_task(bind=True)
def suppressed(self, number):
    with suppress(Exception):
        self.retry()  # expect: CEL504


@shared_task(bind=True)
def suppressed_by_module(self, number):
    with open("calls") as calls, contextlib.suppress(BaseException):
        calls.write(number)
        self.retry()  # expect: CEL504


@shared_task(bind=True)
def ignored(self, number):
    try:
        if not number:
            raise Ignore()  # expect: CEL504 "`Ignore` does not leave `ignored`"
        dial(number)
    except Exception:
        log("failed")


@shared_task(bind=True)
def rejected(self, number):
    try:
        if not number:
            raise Reject("no number", requeue=False)  # expect: CEL504 "`Reject`"
    except Exception as exc:
        return {"error": str(exc)}


@shared_task(bind=True)
def ignored_without_call(self, number):
    try:
        raise Ignore  # expect: CEL504
    except Exception:
        log("failed")


@shared_task(bind=True)
def replaced(self, number):
    try:
        raise self.replace(caught.s(number))  # expect: CEL504 "`Ignore`"
    except Exception:
        log("failed")


@shared_task(bind=True)
def in_a_loop(self, numbers):
    for number in numbers:
        try:
            if not dial(number):
                self.retry()  # expect: CEL504
        except Exception:
            continue


@shared_task(bind=True)
def raised_again(self, number):
    try:
        self.retry()  # ok: CEL504 the clause raises what it caught
    except Exception:
        log("failed")
        raise


@shared_task(bind=True)
def raised_again_by_name(self, number):
    try:
        self.retry()  # ok: CEL504 raised again
    except Exception as exc:
        log(exc)
        raise exc


@shared_task(bind=True)
def let_through_first(self, number):
    try:
        self.retry()  # ok: CEL504 Retry has a clause of its own
    except Retry:
        raise
    except Exception as exc:
        self.retry(exc=exc)


@shared_task(bind=True)
def caught_on_purpose(self, number):
    try:
        self.retry()  # ok: CEL504 whoever names Retry means it
    except Retry:
        log("goes on")


@shared_task(bind=True)
def asked_for(self, number):
    try:
        self.retry()  # ok: CEL504 the clause looks at what it caught
    except Exception as exc:
        if isinstance(exc, Retry):
            raise
        log(exc)


@shared_task(bind=True)
def narrow(self, number):
    try:
        self.retry()  # ok: CEL504 the clause is for something else
    except (LineBusy, ValueError):
        log("failed")


@shared_task(bind=True)
def beside(self, number):
    try:
        dial(number)
    except Exception as exc:
        raise self.retry(exc=exc)  # ok: CEL504 a clause does not catch what it raises itself


@shared_task(bind=True)
def in_else(self, number):
    try:
        dial(number)
    except Exception:
        log("failed")
    else:
        self.retry()  # ok: CEL504 `else` is outside of the clauses


@shared_task(bind=True)
def finally_without_return(self, number):
    try:
        self.retry()  # ok: CEL504 `finally` lets it pass
    finally:
        log("done")


@shared_task(bind=True)
def finally_with_a_condition(self, number):
    try:
        self.retry()  # ok: CEL504 whether it returns is not known
    finally:
        if number:
            return  # noqa: B012


@shared_task(bind=True)
def not_thrown(self, number):
    try:
        self.retry(throw=False)  # ok: CEL504 raises nothing
    except Exception:
        log("failed")


@shared_task(bind=True)
def suppressed_narrowly(self, number):
    with suppress(LineBusy):
        self.retry()  # ok: CEL504 only LineBusy is dropped


@shared_task(bind=True, autoretry_for=(LineBusy,))
def automatic(self, number):
    try:
        dial(number)  # ok: CEL504 never calls retry itself
    except Exception:
        log("failed")


@shared_task(bind=True)
def plain_error(self, number):
    try:
        raise CallFailed(number)  # ok: CEL504 an error of the project
    except Exception:
        log("failed")


@shared_task(bind=True)
def sometimes_another(self, number):
    try:
        self.retry()  # ok: CEL504 what the clause does depends on a value
    except Exception as exc:
        if number:
            raise CallFailed(number) from exc
        log(exc)
