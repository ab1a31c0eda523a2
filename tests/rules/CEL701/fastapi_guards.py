"""One FastAPI application with every way to stand guard that fits into one file."""

import hmac
from typing import Annotated, Optional

from celery import Celery
from celery.result import AsyncResult
from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request, Security, status
from fastapi.security import APIKeyHeader, HTTPBearer

celery_app = Celery("kitchen", broker="redis://localhost")
web = FastAPI()
open_router = APIRouter(prefix="/orders")
closed_router = APIRouter(prefix="/staff", dependencies=[Depends(HTTPBearer())])
lenient_key = APIKeyHeader(name="X-Key", auto_error=False)


@celery_app.task
def cook(dish): ...


def get_db():
    yield object()


def paging(limit: int = 10):
    if limit > 100:
        raise HTTPException(422)
    return limit


def who_is_it(authorization: str = Header()):
    if not authorization.startswith("Bearer "):
        raise HTTPException(status_code=status.HTTP_401_UNAUTHORIZED)
    return authorization[7:]


def guest_or_member_optional(authorization: Optional[str] = Header(default=None)):
    return authorization


def kitchen_of(person: str = Depends(who_is_it)):
    return f"kitchen of {person}"


def slow_down(request: Request):
    if request.headers.get("x-many"):
        raise HTTPException(429)


def allowed_to(action: str):
    def check(person: str = Depends(who_is_it)):
        if action not in person:
            raise HTTPException(403)

    return check


class MayCook:
    def __init__(self, dish: str):
        self.dish = dish

    def __call__(self, person: str = Depends(who_is_it)):
        if self.dish not in person:
            raise HTTPException(403)


may_cook_soup = MayCook("soup")
Cook = Annotated[str, Depends(who_is_it)]
CookRequest = Annotated[str, Header()]
GUARDS = [Depends(who_is_it)]


@web.post("/cook")
def start(dish: str):  # expect: CEL701 "anyone can enqueue `cook`: `POST /cook`" ~high !critical
    cook.delay(dish)


@open_router.post("/{dish}")
async def order(dish: str, db=Depends(get_db), limit=Depends(paging)):  # expect: CEL701 "`POST /orders/{dish}`"
    cook.apply_async(args=[dish])


@open_router.put("/{dish}", dependencies=[Depends(slow_down)])
def limited(dish: str):  # expect: CEL701 "`PUT /orders/{dish}`"
    cook.delay(dish)


@open_router.patch("/{dish}")
def for_guests(dish: str, guest=Depends(guest_or_member_optional)):  # expect: CEL701 "`PATCH /orders/{dish}`"
    cook.delay(dish)


@open_router.post("/by-model")
def by_model(body: CookRequest):  # expect: CEL701 "`by_model`"
    cook.delay(body)


@web.post("/key")
def lenient(key=Security(lenient_key)):  # expect: CEL701 "`lenient`"
    cook.delay(key)


@web.delete("/cook/{job}")
def stop(job: str):  # expect: CEL701 "anyone can call `revoke` on the workers" !critical
    celery_app.control.revoke(job, terminate=True)


@web.delete("/result/{job}")
def stop_by_result(job: str):  # expect: CEL701 "`revoke`" !critical
    AsyncResult(job, app=celery_app).revoke(terminate=True)


@web.get("/workers")
def workers():  # expect: CEL701 "can see what the workers run" !moderate
    return celery_app.control.inspect().active()


@web.get("/cook/{job}")
def result(job: str):  # expect: CEL701 "guesses an id" !moderate
    return celery_app.AsyncResult(job).result


@web.post("/default")
def by_default(dish: str, person=Depends(who_is_it)):  # ok: CEL701 dependency as a default
    cook.delay(dish)


@web.post("/annotated")
def annotated(dish: str, person: Annotated[str, Depends(who_is_it)]):  # ok: CEL701 dependency in the annotation
    cook.delay(dish)


@web.post("/alias")
def by_alias(dish: str, person: Cook):  # ok: CEL701 an alias for an annotated dependency
    cook.delay(dish)


@web.post("/nested")
def nested(dish: str, kitchen=Depends(kitchen_of)):  # ok: CEL701 the dependency depends on the guard
    cook.delay(dish)


@web.post("/route", dependencies=[Depends(who_is_it)])
def on_route(dish: str):  # ok: CEL701 on the route's decorator
    cook.delay(dish)


@web.post("/list", dependencies=GUARDS)
def on_route_by_name(dish: str):  # ok: CEL701 a list of dependencies by its name
    cook.delay(dish)


@web.post("/made", dependencies=[Depends(allowed_to("cook"))])
def by_factory(dish: str):  # ok: CEL701 a dependency that a function makes
    cook.delay(dish)


@web.post("/soup", dependencies=[Depends(may_cook_soup)])
def by_instance():  # ok: CEL701 an object that is called
    cook.delay("soup")


@web.post("/stew", dependencies=[Depends(MayCook("stew"))])
def by_new_instance():  # ok: CEL701 an object that is called
    cook.delay("stew")


@closed_router.post("/dinner")
def for_staff():  # ok: CEL701 the router asks for a token
    cook.delay("dinner")


@web.post("/body")
def in_body(request: Request, dish: str):  # ok: CEL701 refuses in its body
    if request.cookies.get("member") is None:
        raise HTTPException(401)
    cook.delay(dish)


@web.post("/helper")
def in_helper(request: Request, dish: str):  # ok: CEL701 a helper refuses
    ask(request)
    cook.delay(dish)


def ask(request):
    if request.cookies.get("member") is None:
        raise HTTPException(status_code=401, detail="members only")


@web.post("/suppliers/webhook")
def supplier_signed(request: Request, body: bytes):  # ok: CEL701 compares a signature
    if not hmac.compare_digest(request.headers["x-signature"], hmac.new(b"k", body, "sha256").hexdigest()):
        return {"ignored": True}
    cook.delay("delivery")


@web.post("/payments/webhook")
def payment(body: dict):  # expect: CEL701 "`POST /payments/webhook`" !minor
    cook.delay(body)


@web.post("/signup")
def sign_up(name: str):  # expect: CEL701 "`POST /signup`" !minor
    cook.delay(name)


@web.get("/health")
def health():  # ok: CEL701 a probe
    return celery_app.control.inspect().ping()


@web.post("/later")
def later(background: BackgroundTasks, dish: str):  # expect: CEL701 "enqueue `cook`"
    background.add_task(in_the_back, dish)


def in_the_back(dish):
    cook.delay(dish)


EXTRA = {"dependencies": [Depends(who_is_it)]}


@web.post("/extra", **EXTRA)
def with_extra():  # expect: CEL701 ~low
    cook.delay("extra")


@web.post("/lookup")
def by_session_token(body: dict):  # expect: CEL701 ~low
    session_token = body["session_token"]
    if find(session_token):
        cook.delay(session_token)


def find(token): ...


@web.get("/menu")
def menu():  # ok: CEL701 does not touch Celery
    return ["soup"]


web.add_api_route("/attached", menu)
web.include_router(open_router)
web.include_router(closed_router)
