from celery import Celery

from quarry import settings

app = Celery("quarry")
app.config_from_object(settings)
