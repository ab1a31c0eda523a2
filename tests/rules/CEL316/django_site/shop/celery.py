from celery import Celery

app = Celery("shop")
app.config_from_object("shop.settings.base", namespace="CELERY")
