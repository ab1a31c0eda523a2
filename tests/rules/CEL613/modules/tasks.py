from celery import shared_task
from mail import notify, plain


@shared_task
def sign_up(user):
    notify(user)  # expect: CEL613
    plain(user)  # ok: CEL613 a plain function


@shared_task
def give(user):
    return notify(user)  # ok: CEL613 a finding of another kind
