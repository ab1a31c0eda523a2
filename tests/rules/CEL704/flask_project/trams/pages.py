from flask import Blueprint
from flask.views import MethodView

from trams.worker import Depot, broker_is_up

pages = Blueprint("pages", __name__, url_prefix="/trams")


@pages.get("/up")
def up():
    return {"up": broker_is_up()}  # expect: CEL704 "`GET /trams/up` waits 2 s"


@pages.get("/depot")
def depot():
    return {"workers": list(Depot().workers())}  # expect: CEL704


@pages.get("/lines")
def lines():
    return {"lines": [3, 7]}  # ok: CEL704 asks nobody


class Board(MethodView):
    def get(self):
        return {"up": broker_is_up()}  # expect: CEL704


pages.add_url_rule("/board", view_func=Board.as_view("board"))
