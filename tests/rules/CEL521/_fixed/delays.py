"""How long retries wait."""

from celery import shared_task


def ring(bell): ...


@shared_task(bind=True)
def constant(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=5 * 2**self.request.retries)


@shared_task(bind=True, max_retries=2)
def computed_constant(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        self.retry(exc=exc, countdown=60 * 5)


@shared_task(autoretry_for=(OSError,), retry_backoff=True)
def no_jitter(bell):
    ring(bell)


@shared_task(bind=True)
def growing(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=2**self.request.retries)


@shared_task(bind=True, max_retries=1)
def once(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=5)


@shared_task(bind=True)
def polls(self, bell):
    if not ring(bell):
        raise self.retry(countdown=5)


@shared_task(bind=True)
def at_once(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=0)


@shared_task(autoretry_for=(OSError,), retry_backoff=True)
def jitter(bell):
    ring(bell)
