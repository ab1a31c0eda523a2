from celery import shared_task
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()


class UnknownKey(Exception):
    pass


@shared_task
def welcome(user):
    print(user)


def look_up(key):
    raise UnknownKey(key)


async def answer(error):
    return JSONResponse(status_code=401, content={"detail": str(error)})


@app.middleware("http")
async def ask(request: Request, call_next):
    try:
        look_up(request.headers.get("x-key"))
    except UnknownKey as error:
        return await answer(error)
    return await call_next(request)


@app.post("/members")
def invite(user: int):  # ok: CEL701 who has no key gets 401
    welcome.delay(user)
