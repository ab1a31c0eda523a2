broker_connection_retry_on_startup = True
task_acks_late = True
