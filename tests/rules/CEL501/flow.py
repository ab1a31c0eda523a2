"""What runs after a retry, and what does not."""

from celery import shared_task
from celery.exceptions import Retry


def mark_failed(order): ...


def pay(order): ...


@shared_task(bind=True)
def statement(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        self.retry(exc=exc, countdown=60)
        mark_failed(order)  # expect: CEL501 "raises" !moderate
        return {"failed": order}


@shared_task(bind=True)
def raised(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        raise self.retry(exc=exc)
        return {"failed": order}  # expect: CEL501 !moderate


@shared_task(bind=True)
def returned(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        return self.retry(exc=exc)
        mark_failed(order)  # expect: CEL501


@shared_task(bind=True)
def noted(self, order):
    try:
        pay(order)
    except ConnectionError:
        self.retry()
        return  # expect: CEL501 !minor


@shared_task(bind=True)
def in_a_loop(self, orders):
    for order in orders:
        try:
            pay(order)
        except ConnectionError:
            self.retry()
            continue  # expect: CEL501 !minor


@shared_task(bind=True)
def both_branches(self, order):
    if order:
        self.retry(countdown=5)
    else:
        raise self.retry(countdown=50)
    mark_failed(order)  # expect: CEL501


@shared_task(bind=True)
def three_branches(self, order):
    if order == 1:
        self.retry(countdown=5)
    elif order == 2:
        self.retry(countdown=10)
    else:
        self.retry(countdown=50)
    mark_failed(order)  # expect: CEL501


@shared_task(bind=True)
def inside_a_branch(self, order):
    if not order:
        self.retry()
        mark_failed(order)  # expect: CEL501
    pay(order)


@shared_task(bind=True)
def nested_try(self, order):
    try:
        try:
            pay(order)
        except ConnectionError as exc:
            self.retry(exc=exc)
            mark_failed(order)  # expect: CEL501
    except Retry:
        raise
    finally:
        print("always")  # ok: CEL501 a finally runs


@shared_task(bind=True)
def with_throw(self, order):
    self.retry(throw=True)
    mark_failed(order)  # expect: CEL501


@shared_task(bind=True)
def guarded(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        if self.request.retries < self.max_retries:
            raise self.retry(exc=exc)
        mark_failed(order)  # ok: CEL501 runs once the retries are used up
        return {"failed": order}


@shared_task(bind=True)
def guarded_the_other_way(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        if self.request.retries >= self.max_retries:
            mark_failed(order)  # ok: CEL501 the retry is in the other branch
        else:
            raise self.retry(exc=exc)
        print("given up")  # ok: CEL501 reached through the first branch


@shared_task(bind=True)
def three_branches_one_open(self, order):
    if order == 1:
        self.retry(countdown=5)
    elif order == 2:
        self.retry(countdown=10)
    mark_failed(order)  # ok: CEL501 no branch at all may have been taken


@shared_task(bind=True)
def not_thrown(self, order):
    self.retry(throw=False)
    mark_failed(order)  # ok: CEL501 throw=False lets the code go on


@shared_task(bind=True)
def maybe_thrown(self, order, strict):
    self.retry(throw=strict)
    mark_failed(order)  # ok: CEL501 whether it throws is decided by the caller


@shared_task(bind=True)
def not_thrown_but_raised(self, order):
    raise self.retry(throw=False)
    mark_failed(order)  # expect: CEL501


@shared_task(bind=True)
def swallowed(self, order):
    try:
        self.retry()
    except Retry:
        print("caught")
    mark_failed(order)  # ok: CEL501 the Retry was caught


@shared_task(bind=True)
def else_arm(self, order):
    try:
        pay(order)
    except ConnectionError:
        self.retry()
    else:
        print("paid")  # ok: CEL501 runs when nothing went wrong
    print("done")  # ok: CEL501 reached without an error


@shared_task(bind=True)
def looped(self, orders):
    for order in orders:
        if not order:
            self.retry()
    mark_failed(orders)  # ok: CEL501 the loop may end without a retry


@shared_task(bind=True)
def handed_over(self, order):
    pay_or(order, self.retry)
    mark_failed(order)  # ok: CEL501 the retry is only handed over


def pay_or(order, otherwise):
    otherwise()
    print("reached")  # ok: CEL501 what `otherwise` is cannot be told


@shared_task(bind=True)
def later(self, order):
    again = lambda: self.retry()  # noqa: E731
    print(again, order)  # ok: CEL501 inside a lambda it has not run yet


@shared_task(bind=True)
def nested_function(self, order):
    def again():
        self.retry()
        print("lost")  # expect: CEL501

    pay(order)
    again()


@shared_task(bind=True)
def last(self, order):
    mark_failed(order)
    self.retry()  # ok: CEL501 nothing follows


@shared_task(bind=True)
def by_own_name(self, order):
    by_own_name.retry()
    mark_failed(order)  # expect: CEL501


@shared_task(bind=True)
def in_a_match(self, order):
    match order:
        case "late":
            self.retry()
            mark_failed(order)  # expect: CEL501
        case _:
            pay(order)  # ok: CEL501 another case


@shared_task(bind=True)
def in_a_with(self, order):
    with open("ledger") as ledger:
        self.retry()
        ledger.write(order)  # expect: CEL501
