from django.conf import settings


def expiry():
    return settings.CELERY_TASK_LOCK_EXPIRE


def store():
    return getattr(settings, "CELERY_RESULT_BACKEND_NAME", "default")
