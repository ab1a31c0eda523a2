from celery import Celery

app = Celery("kiln")
