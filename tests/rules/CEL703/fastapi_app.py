"""A darkroom develops films."""

import uuid

from celery import Celery
from celery.result import AsyncResult, GroupResult
from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel

darkroom = Celery("darkroom", broker="redis://localhost", backend="redis://localhost")
web = FastAPI()


class Ticket(BaseModel):
    task_id: str


@darkroom.task
def develop(film): ...


def current_user():
    raise HTTPException(401)


def admin_required(user=Depends(current_user)):
    if not user.is_admin:
        raise HTTPException(403)


def my_task(task_id: str, user=Depends(current_user)):
    return user.tasks[task_id]


@web.get("/films/{task_id}")
def film(task_id: str, user=Depends(current_user)):
    result = AsyncResult(task_id, app=darkroom)  # expect: CEL703 "whoever may call `GET /films/{task_id}`" ~medium !moderate
    return {"state": result.state, "result": result.result}


@web.get("/films/open/{task_id}")
def film_for_all(task_id: str):
    return darkroom.AsyncResult(task_id).get(timeout=1)  # expect: CEL703 "whoever calls"


@web.get("/films/state/{task_id}")
def film_state(task_id: str):
    return {"state": AsyncResult(task_id).state}  # expect: CEL703 "ask for the state" !minor


@web.get("/films/uuid")
def film_by_uuid(task_id: str = Query(...)):
    uuid.UUID(task_id)
    found = develop.AsyncResult(str(task_id))  # expect: CEL703
    return found.info


@web.post("/films/ticket")
def film_by_ticket(ticket: Ticket):
    return AsyncResult(ticket.task_id).result  # expect: CEL703 "`ticket.task_id`"


@web.get("/rolls/{roll}")
def roll_of_films(roll: str):
    return GroupResult.restore(roll, app=darkroom).get()  # expect: CEL703


@web.get("/films/admin/{task_id}", dependencies=[Depends(admin_required)])
def film_for_admins(task_id: str):
    return AsyncResult(task_id).result  # ok: CEL703 administrators may see all


@web.get("/films/mine/{task_id}")
def film_of_mine(task_id: str, user=Depends(current_user)):
    if task_id not in user.task_ids:
        raise HTTPException(404)
    return AsyncResult(task_id).result  # ok: CEL703 asked whose it is


@web.get("/films/row/{task_id}")
def film_with_row(task_id: str, db=Depends(current_user)):
    db.films.get(task_id=task_id, shop=3)
    return AsyncResult(task_id).result  # ok: CEL703 looked up among the rows first


@web.get("/films/order/{number}")
def film_of_order(number: int, db=Depends(current_user)):
    order = db.orders.get(number)
    return AsyncResult(order.task_id).result  # ok: CEL703 the id comes from a row


@web.get("/films/provided/{task_id}")
def film_provided(ident: str = Depends(my_task)):
    return AsyncResult(ident).result  # ok: CEL703 a dependency finds it


@web.post("/films")
def start(film: str):
    return AsyncResult(develop.delay(film).id).state  # ok: CEL703 its own


@web.get("/films/compared/{task_id}")
def film_compared(task_id: str, session=Depends(current_user)):
    if session["task"] != task_id:
        raise HTTPException(404)
    return AsyncResult(task_id).result  # ok: CEL703 compared with the session's own


def outside(task_id):
    return AsyncResult(task_id).result  # ok: CEL703 no request
