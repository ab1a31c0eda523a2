from flask import Blueprint

from site_.jobs import paint

street = Blueprint("street", __name__)


@street.post("/paint")
def paint_street():  # expect: CEL701 "`POST /street/paint`" !critical
    paint.delay("street")
