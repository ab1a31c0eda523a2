task_default_rate_limit = "20/day"  # expect: CEL114 "`20/day`"
task_default_queue = "20/day"  # ok: CEL114 a queue may have any name
worker_concurrency = 4  # ok: CEL114 no rate
