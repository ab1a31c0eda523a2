"""What stands around a call that sends a task."""

import logging

import redis
from celery import Celery, group
from kombu.exceptions import OperationalError

app = Celery("photo")
logger = logging.getLogger(__name__)


@app.task
def develop(film):
    return film


@app.task
def track_visit(film):
    return film


def logged(film):
    try:
        develop.delay(film.id)
    except Exception as exc:  # expect: CEL225 "`develop` is lost when it cannot be sent" ~medium !moderate
        logger.error("cannot send: %s", exc)
    return {"status": "queued"}


def passed(film):
    try:
        logger.info("sending")
        develop.apply_async((str(film.id),), countdown=5)
    except OperationalError:  # expect: CEL225
        pass


def looped(films):
    for film in films:
        try:
            group(develop.s(film)).apply_async()
        except:  # expect: CEL225
            continue


def too_narrow(film):
    try:
        develop.delay(film.id)
    except ConnectionError:  # expect: CEL225 "`except ConnectionError` never catches" ~high
        film.mark_failed()
        raise


def wrong_library(film):
    try:
        develop.delay(film.id)
    except (redis.exceptions.ConnectionError, TimeoutError):  # expect: CEL225 "never catches"
        film.mark_failed()


def narrow_then_broad(film):
    try:
        develop.delay(film.id)
    except ConnectionError:  # ok: CEL225 the next clause catches it
        film.mark_failed()
    except Exception:
        film.mark_failed()
        raise


def marked(film):
    try:
        develop.delay(film.id)
    except OperationalError:  # ok: CEL225 the film is marked
        logger.exception("cannot send")
        film.mark_failed()


def answered(film):
    try:
        develop.delay(film.id)
    except Exception:  # ok: CEL225 the caller is told
        logger.exception("cannot send")
        return {"status": "error"}
    return {"status": "queued"}


def raised(film):
    try:
        develop.delay(film.id)
    except Exception as exc:  # ok: CEL225 goes on to fail
        logger.exception("cannot send")
        raise RuntimeError("no broker") from exc


def fallback(film):
    try:
        develop.delay(film.id)
    except OperationalError:  # ok: CEL225 runs it here instead
        develop(film.id)


def together(film):
    try:
        film.upload()
        develop.delay(film.id)
    except ConnectionError:  # ok: CEL225 the upload may raise it
        film.mark_failed()


def remembered(film):
    sent = True
    try:
        develop.delay(film.id)
    except Exception:  # ok: CEL225 remembers that it failed
        sent = False
    return sent


def counted(films):
    sent = 0
    for film in films:
        try:
            develop.delay(film.id)
            sent += 1
        except Exception:  # ok: CEL225 counts what was sent
            logger.exception("cannot send")
    return sent


@app.task
def nightly(films):
    for film in films:
        try:
            develop.delay(film)
        except Exception:  # expect: CEL225 ~low
            logger.exception("cannot send")


app.conf.beat_schedule = {"nightly": {"task": "handlers.nightly", "schedule": 3600.0}}


def visit(film):
    try:
        track_visit.delay(film.id)
    except Exception:  # expect: CEL225 ~low
        logger.warning("cannot send")


def in_handler(film):
    try:
        film.load()
    except Exception:  # ok: CEL225 sends in the handler, not in the body
        develop.delay(film.id)


def not_a_task(film, queue):
    try:
        queue.put(film)
    except Exception:  # ok: CEL225 not Celery
        logger.error("cannot send")
