"""Transactions of SQLAlchemy."""

from celery import Celery
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session, sessionmaker

app = Celery("harbour")
engine = create_engine("postgresql://db/harbour")
Sessions = sessionmaker(engine)


@app.task
def unload(ship):
    print(ship)


def arrive(name):
    with Sessions.begin() as session:
        ship = session.merge(Ship(name=name))
        unload.delay(ship.id)  # expect: CEL201 ~high !critical
    unload.delay(ship.id)  # ok: CEL201 committed


def berth(name):
    with Session(engine) as session, session.begin():
        session.add(Ship(name=name))
        unload.delay(name)  # expect: CEL201


def depart(name):
    with Session(engine) as session:
        session.add(Ship(name=name))
        session.commit()
        unload.delay(name)  # ok: CEL201 committed before


@event.listens_for(Ship, "after_insert")
def inserted(mapper, connection, target):
    unload.delay(target.id)  # expect: CEL201 "`after_insert`"


@event.listens_for(Ship, "load")
def loaded(target, context):
    unload.delay(target.id)  # ok: CEL201 loading writes nothing
