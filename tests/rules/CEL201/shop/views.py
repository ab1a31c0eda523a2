from database import unit_of_work
from jobs import print_label
from labels import order_label


def accept(request):
    with unit_of_work("accept"):
        parcel = Parcel.objects.create(weight=request.POST["weight"])
        print_label.delay(parcel.pk)  # expect: CEL201 "inside `unit_of_work()`" ~high


def weigh(request, parcel):
    with unit_of_work("weigh"):
        parcel.save()
        order_label(parcel)


def send(request, parcel):
    with unit_of_work("send"):
        parcel.save()
    print_label.delay(parcel.pk)  # ok: CEL201 after the block
