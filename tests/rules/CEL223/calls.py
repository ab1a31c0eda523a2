from celery import shared_task


@shared_task
def send(order): ...


@shared_task
def all_of(orders):
    for order in orders:
        send(order)  # ok: CEL223 a task may share work


def helper(order):
    send(order)  # ok: CEL223 a helper of tasks
