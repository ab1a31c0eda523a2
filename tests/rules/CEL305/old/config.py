broker_connection_retry_on_startup = True  # expect: CEL305
task_acks_late = True  # ok: CEL305 old enough
