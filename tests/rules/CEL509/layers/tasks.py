from celery import shared_task
from post import send


@shared_task  # expect: CEL509
def mail(letter):
    send(letter)


@shared_task(autoretry_for=(OSError,))  # ok: CEL509 retried
def mail_again(letter):
    send(letter)
