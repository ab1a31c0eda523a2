worker_pool = "threads"
worker_concurrency = 30
