HOUR = 3600
task_soft_time_limit = 2 * HOUR  # expect: CEL311 "tasks of `mill` lies above the hard one of 3600 s: they cannot be sent"
task_time_limit = HOUR
