from celery import shared_task

from shop.database import connection


@shared_task
def count():
    return connection.cursor().fetchone()
