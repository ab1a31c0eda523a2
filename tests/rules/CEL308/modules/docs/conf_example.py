from celery import Celery

app = Celery("shop", broker="amqp://orders:wX9kd02@mq.shop.example//")  # ok: CEL308 shows how it is done
