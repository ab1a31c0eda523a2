"""A bell tower behind FastAPI: the ways in which real projects write their guards."""

from typing import Annotated, Optional

from celery import shared_task
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Security, WebSocket
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer, OAuth2PasswordBearer

web = FastAPI()
scheme = OAuth2PasswordBearer(tokenUrl="token")


@shared_task
def ring(bell): ...


async def current_user(token: Annotated[str, Depends(scheme)]):
    if token != "x":
        raise HTTPException(401)
    return token


CurrentUser = Annotated[str, Depends(current_user)]


class RoleChecker:
    def __init__(self, role):
        self.role = role

    def __call__(self, user: CurrentUser):
        if user != self.role:
            raise HTTPException(403)


class Context:
    def __init__(self, request: Request, user: str = Depends(current_user)):
        self.user = user


class ServiceContext:
    def __init__(self, db=Depends(lambda: 1)):
        self.db = db


only_ringers = RoleChecker("ringer")
GUARDED = [Depends(current_user)]
guarded = APIRouter(dependencies=GUARDED)
nothing = APIRouter()


@web.post("/a1")
def a1(user: CurrentUser):  # ok: CEL701 an alias of an annotation
    ring.delay(1)


@web.post("/a2")
def a2(user: Optional[CurrentUser] = None):  # expect: CEL701
    ring.delay(1)


@web.post("/a3", dependencies=[Depends(only_ringers)])
def a3():  # ok: CEL701 a callable object asks
    ring.delay(1)


@web.post("/a4")
def a4(context: Context = Depends()):  # ok: CEL701 the context contains who is signed in
    ring.delay(1)


@web.post("/a5")
def a5(context: Annotated[Context, Depends()]):  # ok: CEL701 the context, annotated
    ring.delay(1)


@web.post("/a6")
def a6(context: ServiceContext = Depends()):  # expect: CEL701
    ring.delay(1)


@guarded.post("/a7")
def a7():  # ok: CEL701 the router asks, through a variable
    ring.delay(1)


@web.post("/a8")
def a8(cred=Security(HTTPBearer())):  # ok: CEL701 a security scheme
    ring.delay(1)


@web.post("/a9")
def a9(cred=Depends(HTTPBearer(auto_error=False))):  # expect: CEL701
    ring.delay(1)


@web.websocket("/a10")
async def a10(socket: WebSocket):  # expect: CEL701
    ring.delay(1)


@nothing.post("/a11")
def a11():  # ok: CEL701 asked where the router is included
    ring.delay(1)


for item in (nothing,):
    web.include_router(item, dependencies=GUARDED)
web.include_router(guarded)


async def post_later():  # expect: CEL701
    ring.delay(1)


web.add_api_route("/a12", post_later, methods=["POST"])


@web.api_route("/a13", methods=["POST"])
def a13():  # expect: CEL701
    ring.delay(1)


@web.post("/a14")
def a14(request: Request):  # ok: CEL701 a key in a header
    if request.headers.get("x-api-key") != "s":
        raise HTTPException(status_code=403, detail="bad key")
    ring.delay(1)
