from celery import Celery
from shop.models import Order

app = Celery("shop")
pickled = Celery("pickled", task_serializer="pickle")


@app.task
def bill(order): ...


@pickled.task
def copied(order): ...


def pay(request, pk, given):
    order = Order.objects.get(pk=pk)
    bill.delay(order)  # expect: CEL204 "`bill` is given what `Order.objects.get(…)` gives: a model instance" ~high !critical
    bill.delay(Order.objects.create(pk=pk))  # expect: CEL204
    bill.apply_async(kwargs={"order": request.user})  # expect: CEL204 "`request.user`"
    bill.s(order).delay()  # expect: CEL204
    copied.delay(order)  # expect: CEL204 "as old as the message" !major
    bill.delay(order.pk)  # ok: CEL204 its id
    bill.delay(request.user.pk)  # ok: CEL204 its id
    bill.delay(given)  # ok: CEL204 nobody knows what it is
    bill.delay(Order.objects.count())  # ok: CEL204 a number
