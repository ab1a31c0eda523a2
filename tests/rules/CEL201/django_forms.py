"""Transactions of Django, and sends in and after them."""

from contextlib import contextmanager
from functools import partial

from celery import Task, shared_task
from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.decorators import method_decorator
from django.views import View


@shared_task
def receipt(order):
    print(order)


@shared_task
def purge():
    print("purged")


def checkout(basket):
    with transaction.atomic():
        order = Order.objects.create(basket=basket)
        receipt.delay(order.pk)  # expect: CEL201 "inside `transaction.atomic()`" ~high !critical
    receipt.delay(order.pk)  # ok: CEL201 after the block


def cancel(order):
    with transaction.atomic(using="default"), open("log") as log:
        order.cancelled = True
        order.save()
        if order.paid:
            receipt.apply_async((order.pk,))  # expect: CEL201 ~high !critical
            receipt.apply_async((order.pk,), countdown=5)  # expect: CEL201 ~low
        log.write("cancelled")


@transaction.atomic
def refund(order):
    payment = Payment.objects.create(order=order)
    receipt.delay(payment.pk)  # expect: CEL201 "under `@transaction.atomic`" ~high !critical


@transaction.atomic()
def renumber(orders):
    for order in orders:
        order.save()
        receipt.delay(order.pk)  # expect: CEL201


@transaction.atomic
def look_at(number):
    order = find_order(number)
    receipt.delay(order.pk)  # expect: CEL201 ~medium !major


@transaction.atomic
def in_tests(order):
    order.save()
    if settings.TESTING:
        receipt.delay(order.pk)  # ok: CEL201 the other branch waits for the commit
    else:
        transaction.on_commit(partial(receipt.delay, order.pk))


class OrderView(View):
    @method_decorator(transaction.atomic)
    def post(self, request):
        purge.delay()  # expect: CEL201 !major

    def get(self, request):
        purge.delay()  # ok: CEL201 no transaction here


@method_decorator(transaction.atomic, name="dispatch")
class BasketView(View):
    def post(self, request):
        purge.delay()  # expect: CEL201


def later(basket):
    with transaction.atomic():
        order = Order.objects.create(basket=basket)
        transaction.on_commit(lambda: receipt.delay(order.pk))  # ok: CEL201 runs after the commit
        transaction.on_commit(partial(receipt.delay, order.pk))  # ok: CEL201 runs after the commit
        receipt.delay_on_commit(order.pk)  # ok: CEL201 waits for the commit

        def send():
            receipt.delay(order.pk)  # ok: CEL201 handed to on_commit

        transaction.on_commit(send)


def mirrored(ids):
    with transaction.atomic(using=settings.DATABASE_REPLICA):
        receipt.delay(ids[0])  # ok: CEL201 only reads


@contextmanager
def traced_transaction():
    with transaction.atomic():
        print("begin")
        yield


@contextmanager
def timed():
    print("start")
    yield


@traced_transaction()
def merged(order, other):
    receipt.delay(order.pk)  # expect: CEL201 "under `@traced_transaction()`"


@timed()
def reviewed(order):
    receipt.delay(order.pk)  # ok: CEL201 no transaction


def traced(order):
    with traced_transaction():
        order.save()
        receipt.delay(order.pk)  # expect: CEL201 "inside `traced_transaction()`"
    with timed():
        receipt.delay(order.pk)  # ok: CEL201 no transaction


class AfterCommit(Task):
    def apply_async(self, *args, **kwargs):
        transaction.on_commit(lambda: super(AfterCommit, self).apply_async(*args, **kwargs))


class Counted(Task):
    def apply_async(self, *args, **kwargs):
        print("sent")
        return super().apply_async(*args, **kwargs)


@shared_task(base=AfterCommit)
def notify(order):
    print(order)


@shared_task(base=Counted)
def count(order):
    print(order)


def ship(order):
    with transaction.atomic():
        order.save()
        notify.delay(order.pk)  # ok: CEL201 its base class waits for the commit
        count.delay(order.pk)  # expect: CEL201


@receiver(post_save, sender="shop.Order")
def saved(sender, instance, **kwargs):
    receipt.delay(instance.pk)  # expect: CEL201 "by a receiver of `post_save`" ~high !major


@receiver([post_save, post_delete], sender="shop.Basket")
def changed(sender, instance, **kwargs):
    transaction.on_commit(lambda: receipt.delay(instance.pk))  # ok: CEL201 runs after the commit


def deleted(sender, **kwargs):
    purge.delay()  # expect: CEL201 "`post_delete`" ~medium


post_delete.connect(deleted)


@receiver("a.signal")
def other(sender, **kwargs):
    purge.delay()  # ok: CEL201 not a signal of the database


def in_parts(order):
    with transaction.atomic():
        order.save()
        tell(order)
    tell_staff(order)


def tell(order):
    receipt.delay(order.pk)  # expect: CEL201 ~medium


def tell_staff(order):
    receipt.delay(order.pk)  # ok: CEL201 called after the block
