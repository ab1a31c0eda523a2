"""Runs celerylint on marked fixtures and compares."""
