from celery import shared_task
from fastapi import APIRouter, Depends, FastAPI
from fastapi.security import HTTPBasic

app = FastAPI(dependencies=[Depends(HTTPBasic())])
router = APIRouter()


@shared_task
def sweep(): ...


@app.post("/sweep")
def start():  # ok: CEL701 the application asks every caller
    sweep.delay()


@router.post("/sweep-again")
def again():  # ok: CEL701 the application above the router asks
    sweep.delay()


app.include_router(router)
