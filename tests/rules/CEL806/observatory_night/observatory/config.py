from observatory.times import NIGHT

broker_url = "redis://broker/3"
task_acks_late = True
worker_prefetch_multiplier = 1
task_time_limit = NIGHT  # expect: CEL806 "`expose` may run 28800 s" !major
task_annotations = {"observatory.tasks.align": {"time_limit": 60}}
