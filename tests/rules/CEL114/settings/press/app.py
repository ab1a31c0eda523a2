from celery import Celery

press = Celery("press")
press.config_from_object("press.config")


@press.task
def fold(): ...
