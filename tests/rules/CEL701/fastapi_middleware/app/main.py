from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse

from app.jobs import run
from app.metrics import Timing


class KnownPeople(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        if "authorization" not in request.headers:
            return JSONResponse({"detail": "who are you?"}, status_code=401)
        return await call_next(request)


inner, outer = FastAPI(), FastAPI()
inner.add_middleware(KnownPeople)
inner.add_middleware(CORSMiddleware, allow_origins=["*"])
outer.add_middleware(Timing)


@outer.middleware("http")
async def count(request, call_next):
    return await call_next(request)


@inner.post("/run")
def run_inside():  # ok: CEL701 middleware asks
    run.delay()


@outer.post("/run")
def run_outside():  # expect: CEL701 "`run_outside`"
    run.delay()
