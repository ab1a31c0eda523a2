from celery import shared_task
from sqlalchemy import text

from farm import models
from farm.db import Archive, Session


@shared_task
def milk():
    with Session() as session, Archive() as archive:
        archive.execute(text("select 1"))
        return session.execute(text("select 1")), models
