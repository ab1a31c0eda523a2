from celery import shared_task
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()


class TokenExpired(Exception):
    pass


@shared_task
def welcome(user):
    print(user)


async def answer(error):
    return JSONResponse(status_code=401, content={"detail": str(error)})


@app.middleware("http")
async def tell_of_errors(request: Request, call_next):
    try:
        return await call_next(request)
    except TokenExpired as error:  # the handler has run by then
        return await answer(error)


@app.post("/members")
def invite(user: int):  # expect: CEL701
    welcome.delay(user)
