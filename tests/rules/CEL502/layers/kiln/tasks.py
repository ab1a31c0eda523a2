from kiln.again import fire_again, fire_once_more
from kiln.celery import app


class TooCold(Exception): ...


def burn(pot): ...


@app.task(bind=True)
def fire(self, pot):
    try:
        burn(pot)
    except TooCold:
        fire_again(self, pot, error=TooCold)


@app.task(bind=True)
def glaze(self, pot):
    try:
        burn(pot)
    except TooCold:
        fire_once_more(job=self, pot=pot)
