from celery import shared_task
from waits import PAUSE


@shared_task(bind=True)
def toll(self, bell):
    try:
        print(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=PAUSE)  # expect: CEL521 "waits 45 s"


@shared_task(bind=True)
def chime(self, bell, pause):
    try:
        print(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=pause)  # ok: CEL521 as long as the caller says
