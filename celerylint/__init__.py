"""celerylint: the linter for Python code that uses Celery."""

__version__ = "0.1.0"
