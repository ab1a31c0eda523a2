"""No Celery here."""
