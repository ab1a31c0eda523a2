"""A bell tower behind Flask: decorators, blueprints, resources."""

from functools import wraps
from celery import shared_task
from flask import Flask, Blueprint, abort, g, request, session
from flask.views import MethodView
from flask_jwt_extended import jwt_required
from flask_login import login_required, current_user
from flask_restful import Api, Resource
import flask_security

app = Flask(__name__)
api = Api(app)
gated = Blueprint("gated", __name__)
parent = Blueprint("parent", __name__)
child = Blueprint("child", __name__)


@shared_task
def ring(bell): ...


def is_ringer(f):
    @wraps(f)
    def inner(*a, **k):
        if not current_user.ringer:
            abort(403)
        return f(*a, **k)

    return inner


def timed(f):
    @wraps(f)
    def inner(*a, **k):
        return f(*a, **k)

    return inner


@app.post("/b1")
@login_required
def b1():  # ok: CEL701 signed in
    ring.delay(1)


@app.route("/b2", methods=["POST"])
@jwt_required()
def b2():  # ok: CEL701 a token
    ring.delay(1)


@app.route("/b3")
@jwt_required(optional=True)
def b3():  # expect: CEL701
    ring.delay(1)


@app.post("/b4")
@is_ringer
def b4():  # ok: CEL701 the project's own decorator
    ring.delay(1)


@app.post("/b5")
@timed
def b5():  # expect: CEL701
    ring.delay(1)


@login_required
@app.post("/b6")
def b6():  # expect: CEL701 ~low
    ring.delay(1)


@gated.before_request
def gate():
    if "user_id" not in session:
        abort(401)


@gated.post("/b7")
def b7():  # ok: CEL701 the blueprint asks
    ring.delay(1)


@parent.before_request
@login_required
def gate2():
    pass


@child.post("/b8")
def b8():  # ok: CEL701 the blueprint above asks
    ring.delay(1)


parent.register_blueprint(child)
app.register_blueprint(parent)
app.register_blueprint(gated)


class Lawn(Resource):
    method_decorators = [login_required]

    def post(self):  # ok: CEL701 all methods are decorated
        ring.delay(1)


class Lawn2(Resource):
    method_decorators = {"post": [login_required]}

    def post(self):  # ok: CEL701 decorated by method
        ring.delay(1)

    def put(self):  # expect: CEL701
        ring.delay(1)


class Lawn3(Resource):
    @jwt_required()
    def post(self):  # ok: CEL701 decorated itself
        ring.delay(1)

    def get(self):  # expect: CEL701
        ring.delay(1)


class V(MethodView):
    decorators = [flask_security.auth_required()]

    def post(self):  # ok: CEL701 all methods are decorated
        ring.delay(1)


class Open(MethodView):
    def post(self):  # expect: CEL701
        ring.delay(1)


api.add_resource(Lawn, "/l")
api.add_resource(Lawn2, "/l2")
api.add_resource(Lawn3, "/l3")
app.add_url_rule("/v", view_func=V.as_view("v"))
app.add_url_rule("/o", view_func=Open.as_view("o"))


@app.cli.command("x")
def cli():  # ok: CEL701 no route
    ring.delay(1)
