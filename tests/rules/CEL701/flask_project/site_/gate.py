from flask import abort, session


def people_only():
    if not session.get("person"):
        abort(401)
