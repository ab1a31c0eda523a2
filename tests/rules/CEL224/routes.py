"""Handlers that store and send."""

from celery import Celery
from fastapi import FastAPI
from kombu.exceptions import OperationalError

api = FastAPI()
app = Celery("photo")


@app.task
def develop(film):
    return film


@api.post("/films")
def hand_in(film, session):
    session.add(film)
    session.commit()
    develop.delay(film.id)  # expect: CEL224 "`hand_in` fails although its data is stored" !minor
    return {"id": film.id}


@api.post("/rolls")
def guarded(film, session):
    session.commit()
    try:
        develop.delay(film.id)  # ok: CEL224 guarded
    except OperationalError:
        film.mark_failed()
        raise


@api.post("/prints")
def only_sends(film):
    develop.delay(film)  # ok: CEL224 nothing was stored
    return {"ok": True}


@api.post("/albums")
def sends_first(film, session):
    develop.delay(film)  # ok: CEL224 stored afterwards
    session.commit()


def helper(film, session):
    session.commit()
    develop.delay(film.id)  # ok: CEL224 not a handler
