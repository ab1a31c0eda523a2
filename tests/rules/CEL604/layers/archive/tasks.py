from celery import shared_task
from sqlalchemy import create_engine

from archive.db.options import FEW, POOLING, engine_options
from archive.services.papers import Papers


@shared_task
def file_away():
    Papers().file()


@shared_task
def read_aloud():
    papers = Papers()
    papers.read()
    papers.look()
    papers.sort()


@shared_task
def copy():
    engine = create_engine("postgresql://localhost/copies", **POOLING)  # ok: CEL604 the options turn the pool off
    engine.connect()


@shared_task
def shred():
    engine = create_engine("postgresql://localhost/copies", **FEW)  # expect: CEL604 ~high
    engine.connect()


@shared_task
def burn():
    engine = create_engine("postgresql://localhost/copies", **engine_options())  # ok: CEL604 off in one branch
    engine.connect()
