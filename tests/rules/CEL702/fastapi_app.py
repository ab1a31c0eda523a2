"""An observatory queues photographs of the sky."""

from celery import Celery
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi_limiter.depends import RateLimiter
from slowapi import Limiter
from slowapi.util import get_remote_address

sky = Celery("sky", broker="redis://localhost")
web = FastAPI()
limiter = Limiter(key_func=get_remote_address)
calm = APIRouter(dependencies=[Depends(RateLimiter(times=5, seconds=60))])
calmed = APIRouter()


@sky.task
def photograph(star): ...


def admin_only(request: Request):
    if not request.session.user:
        raise HTTPException(401)


def enough(request: Request):
    if redis_quota(request) > 5:
        raise HTTPException(429)


def redis_quota(request):
    return len(request.url)


@web.post("/stars/{star}")
def star(star: str):  # expect: CEL702 "`POST /stars/{star}` enqueues `photograph`" !minor ~medium
    photograph.delay(star)


@web.post("/stars/{star}/slow")
@limiter.limit("5/minute")
def slow_star(request: Request, star: str):  # ok: CEL702 slowapi
    photograph.delay(star)


@web.post("/stars/{star}/dependency", dependencies=[Depends(RateLimiter(times=1, seconds=5))])
def dependent_star(star: str):  # ok: CEL702 a dependency of the route
    photograph.delay(star)


@web.post("/stars/{star}/parameter")
def parameter_star(star: str, _=Depends(enough)):  # ok: CEL702 a dependency that counts
    photograph.delay(star)


@calm.post("/planets/{planet}")
def planet(planet: str):  # ok: CEL702 the router limits
    photograph.delay(planet)


@calmed.post("/comets/{comet}")
def comet(comet: str):  # ok: CEL702 limited where the router is included
    photograph.delay(comet)


@web.post("/moons/{moon}")
def moon(moon: str, request: Request):  # ok: CEL702 counted in its body
    if not limiter.hit(request):
        raise HTTPException(429)
    photograph.delay(moon)


@web.post("/all", dependencies=[Depends(admin_only)])
def everything():  # ok: CEL702 for administrators
    photograph.delay("all")


@web.get("/stars")
def stars():  # ok: CEL702 enqueues nothing
    return []


web.include_router(calm)
web.include_router(calmed, dependencies=[Depends(RateLimiter(times=5, seconds=60))])
