CELERY_ALWAYS_EAGER = True  # ok: CEL910 a name of Celery 3, ignored under a namespace
