import os
import pickle
import shlex
import subprocess

from celery import shared_task

LIMIT = "10"


@shared_task
def resize(path):
    os.system("convert " + path)  # expect: CEL708 "`path`, an argument of `resize`, is run" ~high !critical


@shared_task(bind=True)
def formatted(self, path):
    subprocess.run(f"convert {path}", shell=True)  # expect: CEL708


@shared_task
def loaded(data):
    return pickle.loads(data)  # expect: CEL708


@shared_task
def computed(text):
    return eval(text)  # expect: CEL708


@shared_task
def listed(path):
    subprocess.run(["convert", path], timeout=5)  # ok: CEL708 no shell


@shared_task
def quoted(path):
    os.system("convert " + shlex.quote(path))  # ok: CEL708 quoted


@shared_task
def constant(path):
    os.system("convert -limit " + LIMIT)  # ok: CEL708 its own text


def outside(path):
    os.system("convert " + path)  # ok: CEL708 no task
