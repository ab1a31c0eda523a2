from flask import Flask

from atelier.extensions import celery, mailer, make_celery

made = make_celery(Flask(__name__))


@celery.task
def draw(): ...


@mailer.task
def post(): ...


@made.task
def frame(): ...
