"""Django Ninja, Pyramid, Tornado."""

import ninja
import tornado.web
from celery import shared_task
from ninja.security import django_auth
from pyramid.view import view_config

api = ninja.NinjaAPI()
closed = ninja.Router(auth=django_auth)


@shared_task
def ring(bell): ...


@api.post("/ring")
def ring_openly(request):  # expect: CEL701 "`POST /ring`"
    ring.delay(1)


@api.post("/ring/mine", auth=django_auth)
def ring_mine(request):  # ok: CEL701 the operation asks
    ring.delay(1)


@closed.post("/ring")
def ring_closed(request):  # ok: CEL701 the router asks
    ring.delay(1)


@closed.post("/ring/all", auth=None)
def ring_for_all(request):  # expect: CEL701 "`ring_for_all`"
    ring.delay(1)


@view_config(route_name="ring", permission="ring")
def ring_with_permission(request):  # ok: CEL701 a permission
    ring.delay(2)


@view_config(route_name="ring.open")
def ring_without(request):  # expect: CEL701 "`ring.open`"
    ring.delay(2)


class Bell(tornado.web.RequestHandler):
    @tornado.web.authenticated
    def post(self):  # ok: CEL701 signed in
        ring.delay(3)

    def put(self):  # expect: CEL701 "`PUT` (`put`)"
        ring.delay(3)


api.add_router("/closed", closed)
