from celery import Celery

app = Celery("tram")
app.config_from_object("tram.settings")
