import logging

from celery import Celery
from celery.exceptions import SoftTimeLimitExceeded

app = Celery("mail", task_soft_time_limit=60)
endless = Celery("endless")
logger = logging.getLogger(__name__)


@app.task
def send_all(letters):
    for letter in letters:
        try:
            send(letter)
        except SoftTimeLimitExceeded:
            raise
        except Exception:
            logger.exception("not sent")


@endless.task(soft_time_limit=5)
def own(letters):
    while letters:
        try:
            send(letters.pop())
        except SoftTimeLimitExceeded:
            raise
        except:
            pass


@app.task
def let_through(letters):
    for letter in letters:
        try:
            send(letter)
        except SoftTimeLimitExceeded:
            raise
        except Exception:
            logger.exception("not sent")


@app.task
def raised(letters):
    for letter in letters:
        try:
            send(letter)
        except Exception:
            raise


@app.task
def once(letter):
    try:
        send(letter)
    except Exception:
        logger.exception("not sent")


@endless.task
def unlimited(letters):
    for letter in letters:
        try:
            send(letter)
        except Exception:
            logger.exception("not sent")


@app.task
def narrow(letters):
    for letter in letters:
        try:
            send(letter)
        except OSError:
            logger.exception("not sent")
