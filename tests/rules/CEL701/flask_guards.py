"""Flask: decorators, hooks, class views."""

from functools import wraps

from celery import shared_task
from flask import Blueprint, Flask, abort, g, jsonify, request, session
from flask.views import MethodView
from flask_login import current_user, login_required
from flask_restful import Api, Resource

app = Flask(__name__)
guarded = Blueprint("guarded", __name__)
limited = Blueprint("limited", __name__, url_prefix="/limited")
api = Api(app)
members_api = Api(app, decorators=[login_required])


@shared_task
def mow(lawn): ...


@guarded.before_request
def ask():
    if "person" not in session:
        abort(401)


@limited.before_request
def keep_robots_out():
    if "bot" in request.headers.get("User-Agent", ""):
        return jsonify(error="no robots"), 403


def gardeners_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if session.get("trade") != "gardener":
            return jsonify(error="gardeners only"), 401
        return view(*args, **kwargs)

    return inner


def timed(view):
    @wraps(view)
    def inner(*args, **kwargs):
        return view(*args, **kwargs)

    return inner


@app.route("/mow", methods=["POST"])
def start():  # expect: CEL701 "`POST /mow` (`start`)" !critical
    mow.delay("front")


@app.post("/mow/timed")
@timed
def start_timed():  # expect: CEL701 "`start_timed`"
    mow.delay("front")


@limited.post("/mow")
def start_limited():  # expect: CEL701 "`POST /limited/mow`"
    mow.delay("front")


@app.post("/mow/mine")
@login_required
def mine():  # ok: CEL701 a decorator of Flask-Login
    mow.delay("mine")


@app.post("/mow/trade")
@gardeners_only
def trade():  # ok: CEL701 a decorator of the project that refuses
    mow.delay("trade")


@guarded.post("/mow/guarded")
def behind_hook():  # ok: CEL701 the blueprint asks before each request
    mow.delay("back")


@app.post("/mow/body")
def in_body():  # ok: CEL701 asks in its body
    if not current_user.is_authenticated:
        abort(401)
    mow.delay("back")


@app.post("/mow/context")
def in_context():  # ok: CEL701 the user was put into the context
    mow.delay(g.user.id)


class Lawn(MethodView):
    def post(self):  # expect: CEL701 "`post`"
        mow.delay("view")


class WrappedLawn(MethodView):
    def post(self):  # ok: CEL701 wrapped where the class is attached
        mow.delay("wrapped")


class GuardedLawn(MethodView):
    def post(self):  # ok: CEL701 the blueprint it is attached to asks before each request
        mow.delay("guarded")


class TwiceLawn(MethodView):
    def post(self):  # expect: CEL701 "`POST /limited/twice`"
        mow.delay("one of two ways in is open")


@guarded.route("/decorated")
class DecoratedLawn(MethodView):
    def post(self):  # ok: CEL701 the blueprint that decorates it asks before each request
        mow.delay("decorated")


class OwnLawn(MethodView):
    decorators = [login_required]

    def post(self):  # ok: CEL701 decorators of the class
        mow.delay("view")


class LawnResource(Resource):
    def put(self):  # expect: CEL701 "`PUT /lawn` (`put`)"
        mow.delay("resource")


class MembersResource(Resource):
    def put(self):  # ok: CEL701 the API decorates all its resources
        mow.delay("members")


class OwnResource(Resource):
    method_decorators = {"post": [login_required]}

    def post(self):  # ok: CEL701 decorators by method
        mow.delay("resource")


class Base(Resource):
    method_decorators = [gardeners_only]


class Derived(Base):
    def post(self):  # ok: CEL701 decorators of the base class
        mow.delay("resource")


def attached():  # ok: CEL701 wrapped where it is attached
    mow.delay("attached")


def attached_openly():  # expect: CEL701 "`attached_openly`"
    mow.delay("attached")


app.add_url_rule("/attached", view_func=login_required(attached))
app.add_url_rule("/open", view_func=attached_openly)
app.register_blueprint(guarded)
app.register_blueprint(limited)
api.add_resource(LawnResource, "/lawn")
members_api.add_resource(MembersResource, "/members")
app.add_url_rule("/wrapped", view_func=login_required(WrappedLawn.as_view("wrapped")))
guarded_view = GuardedLawn.as_view("guarded")
guarded.add_url_rule("/lawn", view_func=guarded_view)
limited.add_url_rule("/twice", view_func=TwiceLawn.as_view("twice"))
guarded.add_url_rule("/twice", view_func=TwiceLawn.as_view("twice-guarded"))

looped = WrappedLawn.as_view("looped")
looped = login_required(looped)
app.add_url_rule("/looped", view_func=looped)
