import os

from celery import shared_task
from tools import run


@shared_task
def resize(path):
    run(path)
    os.popen("identify " + path)  # expect: CEL708


@shared_task
def fixed():
    os.popen("identify")  # ok: CEL708 its own text


@shared_task
def number(size):
    os.popen("head -n %d" % int(size))  # ok: CEL708 a number
