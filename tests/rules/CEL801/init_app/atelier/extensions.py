from celery import Celery

celery = Celery()  # ok: CEL801 the factory below configures it
mailer = Celery("mailer")  # expect: CEL801 ~low


def init_celery(flask_app, app=None):
    app = app or celery
    app.conf.update(flask_app.config.get("CELERY", {}))
    app.conf.task_acks_late = True
    return app


def init_mailer(flask_app):
    mailer.conf.update(flask_app.config["MAILER"])
    return mailer


def make_celery(flask_app):
    made = Celery(flask_app.import_name)  # ok: CEL801 configured where it is made
    made.conf.update(flask_app.config)
    made.conf.update(task_acks_late=True)
    return made
