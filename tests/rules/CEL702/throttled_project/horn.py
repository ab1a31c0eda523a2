import os

from celery import Celery
from rest_framework.views import APIView

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
app = Celery("horn")
app.config_from_object("django.conf:settings", namespace="CELERY")


@app.task
def blow(seconds): ...


class Blow(APIView):
    def post(self, request):  # ok: CEL702 the settings throttle every view
        blow.delay(3)
