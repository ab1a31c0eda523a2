from celery import shared_task
from hooks import later


@shared_task
def send(order): ...


@later
@shared_task
def hooked(order): ...
