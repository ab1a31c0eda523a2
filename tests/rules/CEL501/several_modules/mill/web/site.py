from flask import Flask

from mill.factory import init_app, make_celery

site = init_app(Flask(__name__))
celery = make_celery(site)
