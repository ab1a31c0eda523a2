from celery import shared_task
from django.db import transaction


@shared_task
def send(order): ...


def place(order, results):
    result = send.delay_on_commit(order.pk)  # expect: CEL203 "`delay_on_commit` gives None" ~high !critical
    results.append(send.apply_async_on_commit((order.pk,)))  # expect: CEL203
    order.task = send.delay_on_commit(order.pk).id  # expect: CEL203
    send.delay_on_commit(order.pk)  # ok: CEL203 nobody uses it
    transaction.on_commit(lambda: send.delay_on_commit(order.pk))  # ok: CEL203 nobody uses it
    sent = send.delay(order.pk)  # ok: CEL203 sent now
    return result.id, sent


def send_it(order):
    result = send.delay_on_commit(order.pk)  # ok: CEL203 nothing is asked of it
    return result


def remember(order):
    result = send.delay_on_commit(order.pk)  # expect: CEL203
    order.remember(result)
