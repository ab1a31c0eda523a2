from celery import shared_task

from library import shelves


@shared_task
def close_for_the_night():
    shelves.forget_everything()
    shelves.forget_one("poetry")
