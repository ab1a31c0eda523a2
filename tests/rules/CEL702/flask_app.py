"""A lighthouse, behind Flask."""

from celery import shared_task
from flask import Blueprint, Flask
from flask.views import MethodView
from flask_limiter import Limiter
from flask_restful import Api, Resource

app = Flask(__name__)
limiter = Limiter(app=app)
api = Api(app)
harbour = Blueprint("harbour", __name__)


@shared_task
def flash(times): ...


@app.post("/flash")
def flash_once():  # expect: CEL702 "`POST /flash`"
    flash.delay(1)


@app.post("/flash/calmly")
@limiter.limit("2/minute")
def flash_calmly():  # ok: CEL702 limited
    flash.delay(1)


class Light(Resource):
    decorators = [limiter.limit("2/minute")]

    def post(self):  # ok: CEL702 all methods are limited
        flash.delay(2)


class Fire(Resource):
    def post(self):  # expect: CEL702
        flash.delay(2)


class Lamp(MethodView):
    def post(self):  # ok: CEL702 limited where it is attached
        flash.delay(3)


@harbour.before_request
@limiter.limit("1/second")
def wait(): ...


@harbour.post("/harbour")
def flash_for_ships():  # ok: CEL702 the blueprint limits
    flash.delay(1)


api.add_resource(Fire, "/fire")
api.add_resource(Light, "/light")
app.add_url_rule("/lamp", view_func=limiter.limit("1/second")(Lamp.as_view("lamp")))
