import logging

from celery import shared_task

logger = logging.getLogger(__name__)


@shared_task(autoretry_for=(OSError,))
def sync(shop):
    logger.info("sync %s", shop)
    try:
        fetch(shop)
        return {"ok": True}
    except Exception as exc:  # expect: CEL512 "`sync` is never retried" ~high !major
        logger.exception("failed")
        return {"error": str(exc)}


@shared_task(autoretry_for=(OSError, ValueError))
def exact(shop):
    try:
        fetch(shop)
    except (OSError, ValueError):  # expect: CEL512
        return None


@shared_task(autoretry_for=(OSError,))
def raised(shop):
    try:
        fetch(shop)
    except Exception:  # ok: CEL512 raises it again
        logger.exception("failed")
        raise


@shared_task(autoretry_for=(OSError,), bind=True)
def by_hand(self, shop):
    try:
        fetch(shop)
    except OSError as exc:  # ok: CEL512 retries by itself
        self.retry(exc=exc)


@shared_task(autoretry_for=(OSError,))
def partly(shop):
    try:
        clean(shop)
    except Exception:  # ok: CEL512 the work stands outside
        logger.exception("failed")
    fetch(shop)


@shared_task(autoretry_for=(OSError,))
def narrow(shop):
    try:
        fetch(shop)
    except KeyError:  # ok: CEL512 another exception
        return None


@shared_task
def unretried(shop):
    try:
        fetch(shop)
    except Exception:  # ok: CEL512 nothing retries it
        return None
