from celery import shared_task

from zoo.loops import run
from zoo.patches import READY


@shared_task
def feed(animal):
    return run(animal) if READY else None
