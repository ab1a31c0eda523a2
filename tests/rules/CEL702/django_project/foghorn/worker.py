import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foghorn.settings")
app = Celery("foghorn")


@app.task
def blow(seconds): ...
