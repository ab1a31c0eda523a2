"""What Celery and the libraries around it are, as data. Nothing about this engine."""
