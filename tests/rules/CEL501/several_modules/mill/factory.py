from celery import Celery
from flask import Flask


def make_celery(flask_app: Flask) -> Celery:
    made = Celery(flask_app.import_name)
    made.conf.update(flask_app.config)

    class ContextTask(made.Task):
        def __call__(self, *args, **kwargs):
            with flask_app.app_context():
                return self.run(*args, **kwargs)

    made.Task = ContextTask
    return made


def init_app(flask_app: Flask) -> Flask:
    made = make_celery(flask_app)
    made.set_default()
    flask_app.extensions["celery"] = made
    return flask_app
