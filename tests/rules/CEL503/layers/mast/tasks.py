from celery import shared_task

from mast.bases import Patient


@shared_task(bind=True, base=Patient)
def hoist(self, sail):
    return self.attempt(sail)


@shared_task(bind=True, base=Patient)
def lower(self, sail):
    try:
        return self.attempt(sail)
    except ValueError as exc:
        raise self.retry(exc=exc)  # ok: CEL503 by keyword
