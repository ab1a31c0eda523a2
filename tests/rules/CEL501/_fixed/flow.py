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


@shared_task(bind=True)
def raised(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        raise self.retry(exc=exc)


@shared_task(bind=True)
def returned(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        return self.retry(exc=exc)


@shared_task(bind=True)
def noted(self, order):
    try:
        pay(order)
    except ConnectionError:
        self.retry()


@shared_task(bind=True)
def in_a_loop(self, orders):
    for order in orders:
        try:
            pay(order)
        except ConnectionError:
            self.retry()


@shared_task(bind=True)
def both_branches(self, order):
    if order:
        self.retry(countdown=5)
    else:
        raise self.retry(countdown=50)


@shared_task(bind=True)
def three_branches(self, order):
    if order == 1:
        self.retry(countdown=5)
    elif order == 2:
        self.retry(countdown=10)
    else:
        self.retry(countdown=50)


@shared_task(bind=True)
def inside_a_branch(self, order):
    if not order:
        self.retry()
    pay(order)


@shared_task(bind=True)
def nested_try(self, order):
    try:
        try:
            pay(order)
        except ConnectionError as exc:
            self.retry(exc=exc)
    except Retry:
        raise
    finally:
        print("always")


@shared_task(bind=True)
def with_throw(self, order):
    self.retry(throw=True)


@shared_task(bind=True)
def guarded(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        if self.request.retries < self.max_retries:
            raise self.retry(exc=exc)
        mark_failed(order)
        return {"failed": order}


@shared_task(bind=True)
def guarded_the_other_way(self, order):
    try:
        pay(order)
    except ConnectionError as exc:
        if self.request.retries >= self.max_retries:
            mark_failed(order)
        else:
            raise self.retry(exc=exc)
        print("given up")


@shared_task(bind=True)
def three_branches_one_open(self, order):
    if order == 1:
        self.retry(countdown=5)
    elif order == 2:
        self.retry(countdown=10)
    mark_failed(order)


@shared_task(bind=True)
def not_thrown(self, order):
    self.retry(throw=False)
    mark_failed(order)


@shared_task(bind=True)
def maybe_thrown(self, order, strict):
    self.retry(throw=strict)
    mark_failed(order)


@shared_task(bind=True)
def not_thrown_but_raised(self, order):
    raise self.retry(throw=False)


@shared_task(bind=True)
def swallowed(self, order):
    try:
        self.retry()
    except Retry:
        print("caught")
    mark_failed(order)


@shared_task(bind=True)
def else_arm(self, order):
    try:
        pay(order)
    except ConnectionError:
        self.retry()
    else:
        print("paid")
    print("done")


@shared_task(bind=True)
def looped(self, orders):
    for order in orders:
        if not order:
            self.retry()
    mark_failed(orders)


@shared_task(bind=True)
def handed_over(self, order):
    pay_or(order, self.retry)
    mark_failed(order)


def pay_or(order, otherwise):
    otherwise()
    print("reached")


@shared_task(bind=True)
def later(self, order):
    again = lambda: self.retry()  # noqa: E731
    print(again, order)


@shared_task(bind=True)
def nested_function(self, order):
    def again():
        self.retry()

    pay(order)
    again()


@shared_task(bind=True)
def last(self, order):
    mark_failed(order)
    self.retry()


@shared_task(bind=True)
def by_own_name(self, order):
    by_own_name.retry()


@shared_task(bind=True)
def in_a_match(self, order):
    match order:
        case "late":
            self.retry()
        case _:
            pay(order)


@shared_task(bind=True)
def in_a_with(self, order):
    with open("ledger") as ledger:
        self.retry()
