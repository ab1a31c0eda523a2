import os

from celery import Celery

offset = Celery("offset", timezone="UTC+3")
lower = Celery("lower", timezone="Europe/Oslo")
typo = Celery("typo", timezone="Europe/Osloo")
right = Celery("right", timezone="Europe/Oslo")
utc = Celery("utc", timezone="UTC")
asked = Celery("asked", timezone=os.environ["TZ"])
none = Celery("none", timezone=None)
