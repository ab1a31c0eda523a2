"""Proofs: the claim of a rule, run against real Celery with a real server."""
