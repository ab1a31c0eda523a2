"""What makes a job of a function."""

from celery import shared_task


def job(function):
    return shared_task(function)
