from models import Order
from tasks import bill


def pay(request):
    bill.delay(request.user)  # expect: CEL204
    bill.delay(Order.objects.first())  # expect: CEL204
    bill.delay(request.user.id)  # ok: CEL204 its id
    bill.delay(Order.objects.first().pk)  # ok: CEL204 its id
