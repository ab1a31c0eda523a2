from celery import shared_task
from limits import FOREVER, OFTEN


@shared_task(bind=True, max_retries=FOREVER)  # expect: CEL508
def admit(self, patient):
    try:
        print(patient)
    except OSError:
        self.retry()


@shared_task(bind=True, max_retries=OFTEN)  # ok: CEL508 fifty
def release(self, patient):
    try:
        print(patient)
    except OSError:
        self.retry()
