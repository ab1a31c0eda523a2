from contextlib import closing

from celery import Celery
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, scoped_session, sessionmaker

app = Celery("shop")
engine = create_engine("postgresql://db/shop")
Factory = sessionmaker(engine)
registry = scoped_session(Factory)  # expect: CEL609 "nothing removes the session" ~medium !moderate
removed = scoped_session(Factory)  # ok: CEL609 removed after each run


class Orders:
    def __init__(self, session):
        self.session = session

    def find(self, order_id):
        return self.session.get(object, order_id)


class Careful(Orders):
    def finish(self):
        self.session.close()


def get_session():
    session = Factory()
    try:
        yield session
    finally:
        session.close()


def make():
    session = Factory()  # ok: CEL609 whoever gets it closes it
    return session


@app.task
def leave(order_id):
    session = Factory()  # expect: CEL609 "nobody closes this session" ~high !moderate
    session.get(object, order_id).billed = True
    session.commit()


@app.task
def leave_direct(order_id):
    session = Session(engine)  # expect: CEL609
    session.get(object, order_id)


@app.task
def hand_on(order_id):
    session = Factory()  # expect: CEL609 ~medium
    Orders(session).find(order_id)


@app.task
def hand_to_who_closes(order_id):
    session = Factory()  # ok: CEL609 the class closes what it gets
    work = Careful(session)
    work.finish()


@app.task
def from_generator(order_id):
    session = next(get_session())  # expect: CEL609 "closes this session at once"
    session.get(object, order_id)


@app.task
def close(order_id):
    session = Factory()  # ok: CEL609 closed
    try:
        session.get(object, order_id)
    finally:
        session.close()


@app.task
def with_statement(order_id):
    with Factory() as session:  # ok: CEL609 closed by `with`
        session.get(object, order_id)
    other = Factory()  # ok: CEL609 entered later
    with other:
        other.get(object, order_id)
    third = Factory()  # ok: CEL609 `closing` closes it
    with closing(third):
        third.get(object, order_id)


@app.task(bind=True)
def keep(self, order_id):
    self.session = Factory()  # ok: CEL609 who keeps it may close it
    make().close()


@app.task
def use_registry(order_id):
    registry.get(object, order_id)


@app.task
def use_removed(order_id):
    try:
        removed.get(object, order_id)
    finally:
        removed.remove()
