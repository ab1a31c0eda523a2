from celery import Celery
from django.conf import settings

app = Celery("till")
app.config_from_object(settings)
