BROKER = "redis://:wX9kd02@cache.shop.example:6379/0"
CELERY_REGISTRY = "amqp://orders:wX9kd02@mq.shop.example//"  # ok: CEL308 not given to an app
