from app import mail
from celery.exceptions import SoftTimeLimitExceeded


@mail.task
def send_all(letters):
    for letter in letters:
        try:
            send(letter)
        except SoftTimeLimitExceeded:
            raise
        except Exception as exc:
            print(exc)


@mail.task(soft_time_limit=0)
def free(letters):
    for letter in letters:
        try:
            send(letter)
        except Exception as exc:
            print(exc)


def helper(letters):
    for letter in letters:
        try:
            send(letter)
        except Exception as exc:
            print(exc)
