from flask import Flask

from site_.office import office
from site_.street import street
from site_.gate import people_only


def create_app():
    app = Flask(__name__)
    office.before_request(people_only)
    app.register_blueprint(office, url_prefix="/office")
    app.register_blueprint(street, url_prefix="/street")
    return app
