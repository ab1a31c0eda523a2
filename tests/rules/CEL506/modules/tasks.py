from base import Patient
from celery import shared_task


@shared_task(bind=True, base=Patient)
def pay(self, order):
    self.again()
