"""A bell tower behind everything else."""

import graphene
import strawberry
import tornado.web
from aiohttp import web
from celery import shared_task
from werkzeug.exceptions import Forbidden

from indico.web.rh import RH, RHProtected
from pyramid.view import view_config, view_defaults
from ninja import NinjaAPI, Router
from ninja.security import APIKeyHeader


@shared_task
def ring(bell): ...


routes = web.RouteTableDef()


@routes.post("/e1")
async def e1(request):  # expect: CEL701
    ring.delay(1)


async def e2(request):  # miss: CEL701 routes of aiohttp are known by decorator only
    ring.delay(1)


def make():
    app = web.Application()
    app.router.add_post("/e2", e2)
    app.add_routes(routes)
    app.add_routes([web.get("/e3", e3)])
    return app


async def e3(request):  # miss: CEL701 routes of aiohttp are known by decorator only
    ring.delay(1)


@routes.view("/e4")
class E4(web.View):
    async def post(self):  # miss: CEL701 routes of aiohttp are known by decorator only
        ring.delay(1)


class RHRing(RH):
    def _process(self):  # miss: CEL701 request handlers of indico are not followed
        ring.delay(1)


class RHRingMine(RHProtected):
    def _process(self):  # ok: CEL701 only for those signed in
        ring.delay(1)


class RHRingChecked(RH):
    def _check_access(self):
        if not self.session.user:
            raise Forbidden

    def _process(self):  # ok: CEL701 a check of its own
        ring.delay(1)


class Ring(graphene.Mutation):
    class Meta:
        permissions = ["ring"]

    def mutate(self, info):
        ring.delay(1)


@strawberry.type
class Mutation:
    @strawberry.mutation
    def ring(self) -> int:
        ring.delay(1)


@view_defaults(permission="ring")
class Tower:
    @view_config(route_name="t")
    def post(self):  # ok: CEL701 the default permission of the class
        ring.delay(1)


@view_defaults(renderer="json")
class Tower2:
    @view_config(route_name="t2")
    def post(self):  # expect: CEL701
        ring.delay(1)


class Base(tornado.web.RequestHandler):
    def prepare(self):
        if not self.current_user:
            raise tornado.web.HTTPError(401)


class T1(Base):
    def post(self):  # ok: CEL701 every request is prepared
        ring.delay(1)


class T2(tornado.web.RequestHandler):
    def post(self):  # expect: CEL701
        ring.delay(1)


class Key(APIKeyHeader):
    def authenticate(self, request, key):
        return key == "x"


n = NinjaAPI(auth=Key())
open_router = Router()


@n.post("/n1")
def n1(request):  # ok: CEL701 the API asks
    ring.delay(1)


@n.post("/n2", auth=None)
def n2(request):  # expect: CEL701
    ring.delay(1)


@open_router.post("/n3")
def n3(request):  # ok: CEL701 through api
    ring.delay(1)


n.add_router("/x", open_router)
m = NinjaAPI(urls_namespace="m")
m_router = Router()


@m_router.post("/n4")
def n4(request):  # expect: CEL701
    ring.delay(1)


m.add_router("/y", m_router)


@m.post("/n5", auth=[Key()])
def n5(request):  # ok: CEL701 the operation asks
    ring.delay(1)
