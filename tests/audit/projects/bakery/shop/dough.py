"""Tasks about dough."""

from celery import Task, shared_task

from shop.celeryapp import app
from shop.database import Session


class Patient(Task):
    """Waits for its turn."""

    acks_late = True
    max_retries = 5


@app.task(bind=True, name="shop.dough.knead", base=Patient, default_retry_delay=30)
def knead(self, batch: int):
    """Knead one batch."""
    try:
        with Session() as session:
            session.get(object, batch)
    except OSError as error:
        raise self.retry(exc=error, countdown=60)


@shared_task(autoretry_for=(ConnectionError,), retry_backoff=True, max_retries=None)
def prove():
    """Let it rise."""
    with Session() as session:
        session.commit()
    knead.delay(1)


@shared_task(time_limit=7200, acks_late=True)
def bake():
    """Bake for up to two hours."""
    with Session() as session:
        session.commit()


@shared_task(ignore_result=True)
def count():
    """Count the loaves."""
    return None


@shared_task
def close_month():
    """Close the books."""
    with Session() as session:
        session.commit()
