import os

from celery import Celery

offset = Celery("offset", timezone="UTC+3")  # expect: CEL321 "there is no time zone `UTC+3`" ~high !critical
lower = Celery("lower", timezone="europe/oslo")  # expect: CEL321
typo = Celery("typo", timezone="Europe/Osloo")  # expect: CEL321
right = Celery("right", timezone="Europe/Oslo")  # ok: CEL321 a zone
utc = Celery("utc", timezone="UTC")  # ok: CEL321 a zone
asked = Celery("asked", timezone=os.environ["TZ"])  # ok: CEL321 only a run can tell
none = Celery("none", timezone=None)  # ok: CEL321 UTC
