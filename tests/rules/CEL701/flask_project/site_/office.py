from flask import Blueprint

from site_.jobs import paint

office = Blueprint("office", __name__)


@office.post("/paint")
def paint_office():  # ok: CEL701 the hook is attached in another module
    paint.delay("office")
