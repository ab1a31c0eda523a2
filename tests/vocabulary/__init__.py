"""The generated vocabulary: how it is read from Celery, written, and kept true."""
