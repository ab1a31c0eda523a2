from celery import shared_task


def half(:
