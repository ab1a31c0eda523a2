"""How long retries wait."""

from celery import shared_task


def ring(bell): ...


@shared_task(bind=True)
def constant(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=5)  # expect: CEL521 "waits 5 s" !minor


@shared_task(bind=True, max_retries=2)
def computed_constant(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        self.retry(exc=exc, countdown=60 * 5)  # expect: CEL521 "waits 300 s"


@shared_task(autoretry_for=(OSError,), retry_backoff=True, retry_jitter=False)  # expect: CEL521 "no jitter"
def no_jitter(bell):
    ring(bell)


@shared_task(bind=True)
def growing(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=2**self.request.retries)  # ok: CEL521 grows


@shared_task(bind=True, max_retries=1)
def once(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=5)  # ok: CEL521 only once


@shared_task(bind=True)
def polls(self, bell):
    if not ring(bell):
        raise self.retry(countdown=5)  # ok: CEL521 polls for something


@shared_task(bind=True)
def at_once(self, bell):
    try:
        ring(bell)
    except OSError as exc:
        raise self.retry(exc=exc, countdown=0)  # ok: CEL521 no delay at all


@shared_task(autoretry_for=(OSError,), retry_backoff=True)  # ok: CEL521 jitter is on by default
def jitter(bell):
    ring(bell)
