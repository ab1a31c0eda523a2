"""What Celery 4.4 to 5.7 accept, read from the installed releases by tests/vocabulary/generate.py."""
