from celery import Celery

threads = Celery("threads", worker_pool="threads")
forks = Celery("forks")
