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
        transaction.on_commit(partial(receipt.delay, order.pk))
    receipt.delay(order.pk)


def cancel(order):
    with transaction.atomic(using="default"), open("log") as log:
        order.cancelled = True
        order.save()
        if order.paid:
            transaction.on_commit(partial(receipt.apply_async, (order.pk,)))
            transaction.on_commit(partial(receipt.apply_async, (order.pk,), countdown=5))
        log.write("cancelled")


@transaction.atomic
def refund(order):
    payment = Payment.objects.create(order=order)
    transaction.on_commit(partial(receipt.delay, payment.pk))


@transaction.atomic()
def renumber(orders):
    for order in orders:
        order.save()
        transaction.on_commit(partial(receipt.delay, order.pk))


@transaction.atomic
def look_at(number):
    order = find_order(number)
    transaction.on_commit(partial(receipt.delay, order.pk))


@transaction.atomic
def in_tests(order):
    order.save()
    if settings.TESTING:
        receipt.delay(order.pk)
    else:
        transaction.on_commit(partial(receipt.delay, order.pk))


class OrderView(View):
    @method_decorator(transaction.atomic)
    def post(self, request):
        transaction.on_commit(purge.delay)

    def get(self, request):
        purge.delay()


@method_decorator(transaction.atomic, name="dispatch")
class BasketView(View):
    def post(self, request):
        transaction.on_commit(purge.delay)


def later(basket):
    with transaction.atomic():
        order = Order.objects.create(basket=basket)
        transaction.on_commit(lambda: receipt.delay(order.pk))
        transaction.on_commit(partial(receipt.delay, order.pk))
        receipt.delay_on_commit(order.pk)

        def send():
            receipt.delay(order.pk)

        transaction.on_commit(send)


def mirrored(ids):
    with transaction.atomic(using=settings.DATABASE_REPLICA):
        receipt.delay(ids[0])


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
    transaction.on_commit(partial(receipt.delay, order.pk))


@timed()
def reviewed(order):
    receipt.delay(order.pk)


def traced(order):
    with traced_transaction():
        order.save()
        transaction.on_commit(partial(receipt.delay, order.pk))
    with timed():
        receipt.delay(order.pk)


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
        notify.delay(order.pk)
        transaction.on_commit(partial(count.delay, order.pk))


@receiver(post_save, sender="shop.Order")
def saved(sender, instance, **kwargs):
    transaction.on_commit(partial(receipt.delay, instance.pk))


@receiver([post_save, post_delete], sender="shop.Basket")
def changed(sender, instance, **kwargs):
    transaction.on_commit(lambda: receipt.delay(instance.pk))


def deleted(sender, **kwargs):
    transaction.on_commit(purge.delay)


post_delete.connect(deleted)


@receiver("a.signal")
def other(sender, **kwargs):
    purge.delay()


def in_parts(order):
    with transaction.atomic():
        order.save()
        tell(order)
    tell_staff(order)


def tell(order):
    transaction.on_commit(partial(receipt.delay, order.pk))


def tell_staff(order):
    receipt.delay(order.pk)
