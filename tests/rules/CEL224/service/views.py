from flask import Flask, request
from jobs import fit

web = Flask("keys")


@web.route("/keys", methods=["POST"])
def order_key():
    key = Key.objects.create(number=request.form["number"])
    fit.delay(key.pk)  # expect: CEL224
    return "ok"


@web.route("/keys/again", methods=["POST"])
def again():
    fit.delay(request.form["number"])  # ok: CEL224 nothing was stored
    return "ok"
