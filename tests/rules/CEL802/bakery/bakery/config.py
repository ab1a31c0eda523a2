broker_url = "redis://broker/0"
task_acks_late = True  # expect: CEL802 "2 tasks of `bakery`"
