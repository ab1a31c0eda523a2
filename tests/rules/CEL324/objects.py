import os

from celery import Celery

first = Celery("first")
first.config_from_object({"task_acks_late": True})  # expect: CEL324 "another configuration object" ~high !major
first.config_from_object({"timezone": "Europe/Berlin"})

by_name = Celery("by_name", config_source={"task_acks_late": True})  # expect: CEL324
by_name.config_from_envvar("CELERY_CONFIG")

chosen = Celery("chosen")
if os.environ.get("LOCAL"):
    chosen.config_from_object({"task_always_eager": True})  # ok: CEL324 only one of two branches runs
else:
    chosen.config_from_object({"task_acks_late": True})

two = Celery("two")
other = Celery("other")
two.config_from_object({"task_acks_late": True})  # ok: CEL324 the next one is another app's
other.config_from_object({"timezone": "Europe/Berlin"})


def make(name):
    app = Celery(name)
    app.config_from_object({"task_acks_late": True})  # expect: CEL324
    app.config_from_object({"timezone": "Europe/Berlin"})
    return app
