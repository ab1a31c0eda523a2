from celery import Celery

threads = Celery("threads", worker_pool="threads", task_time_limit=60)  # expect: CEL320 "`task_time_limit` has no effect" ~high !moderate
solo = Celery("solo", worker_pool="solo", worker_max_tasks_per_child=5)  # expect: CEL320
green = Celery("green", worker_pool="gevent", task_soft_time_limit=5)  # expect: CEL320
hard = Celery("hard", worker_pool="gevent", task_time_limit=5)  # ok: CEL320 gevent ends it while it waits
forks = Celery("forks", worker_pool="prefork", task_time_limit=60)  # ok: CEL320 prefork keeps limits
default = Celery("default", task_time_limit=60)  # ok: CEL320 prefork is the default
none = Celery("none", worker_pool="solo", task_time_limit=None)  # ok: CEL320 no limit
