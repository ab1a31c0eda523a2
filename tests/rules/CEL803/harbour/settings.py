INSTALLED_APPS = ["cranes"]
CELERY_BROKER_URL = "amqp://broker//"
CELERY_TASK_REJECT_ON_WORKER_LOST = True  # expect: CEL803 "`harbour`"
