from functools import partial

from database import unit_of_work
from django.db import transaction
from jobs import print_label
from labels import order_label


def accept(request):
    with unit_of_work("accept"):
        parcel = Parcel.objects.create(weight=request.POST["weight"])
        transaction.on_commit(partial(print_label.delay, parcel.pk))


def weigh(request, parcel):
    with unit_of_work("weigh"):
        parcel.save()
        order_label(parcel)


def send(request, parcel):
    with unit_of_work("send"):
        parcel.save()
    print_label.delay(parcel.pk)
