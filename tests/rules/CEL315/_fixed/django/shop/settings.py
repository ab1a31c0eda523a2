CELERY_BROKER_URL = "redis://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 7200}
