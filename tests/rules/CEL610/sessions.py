from celery import Celery
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

app = Celery("shop")
engine = create_engine("postgresql://db/shop")
Factory = sessionmaker(bind=engine)
shared = Factory()  # expect: CEL610 "every run of `rename`" ~high !major
direct = Session(engine)  # expect: CEL610
careful = Factory()  # ok: CEL610 rolled back when something fails
begun = Factory()  # ok: CEL610 `begin` rolls back
unused = Factory()  # ok: CEL610 by no task


@app.task
def rename(article, name):
    shared.get(object, article).name = name
    shared.commit()


@app.task
def remove(article):
    direct.delete(direct.get(object, article))
    direct.commit()


@app.task
def count():
    try:
        return careful.query(object).count()
    except Exception:
        careful.rollback()
        raise


@app.task
def properly(article):
    with Factory() as session:  # ok: CEL610 for this run
        session.get(object, article)


@app.task
def begin(article):
    with begun.begin():
        begun.get(object, article).sold = True
