from dock.configs import shared

broker_connection_retry_on_startup = shared.broker_connection_retry_on_startup
task_acks_late = shared.task_acks_late
worker_concurrency = 4
