from fastapi import Depends, FastAPI

from shop.api import admin, public
from shop.api.all import api
from shop.deps import customer


def create():
    app = FastAPI()
    app.include_router(api, prefix="/api")
    app.include_router(admin.router, prefix="/admin", dependencies=[Depends(customer)])
    app.include_router(public.router, prefix="/public")
    return app
