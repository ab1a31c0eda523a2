"""A project that installs a tracer which awaits tasks."""

import celery_aio_pool
from celery import Celery

app = Celery("aviary", worker_pool=celery_aio_pool.pool.AsyncIOPool)
