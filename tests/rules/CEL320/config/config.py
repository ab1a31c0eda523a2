worker_pool = "solo"  # ok: CEL320 a pool may be chosen
task_time_limit = 60  # expect: CEL320
