task_acks_late = True
worker_concurrency = 4
timezone = "UTC"
task_time_limit = 60
worker_prefetch_multiplier = 1
