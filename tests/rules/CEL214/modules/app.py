from celery import Celery

mill = Celery("mill", broker="amqp://broker")
