from celery.signals import worker_init
from hooks import complete, report

worker_init.connect(report)
worker_init.connect(complete)
