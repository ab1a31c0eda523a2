BROKER_HEARTBEAT = 10  # ok: CEL303 the name is given to Celery where it is imported
