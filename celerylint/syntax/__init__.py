"""A thin adapter around libcst: it knows Python, not Celery."""
