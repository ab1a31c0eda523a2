"""The guild's worker."""

from celery import Celery

from guild.web import make_web

web = make_web()
app = Celery("guild")  # ok: CEL905 the factory of the web application runs here too


@app.task
def write(): ...
