from celery import shared_task
from nursery import sow
from shed import fetch


@shared_task
def grow(seed):
    fetch(seed)
    sow(seed)
