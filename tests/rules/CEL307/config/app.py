from celery import Celery

mill = Celery("mill")
mill.config_from_object("config")
