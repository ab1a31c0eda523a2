"""Names of Celery 3 on an app's own configuration."""

from celery import Celery

app = Celery("bees")
app.conf.task_acks_late = True
app.conf["broker_url"] = "amqp://hive"
app.conf.update(
    worker_concurrency=4,
    result_backend="rpc://",
    s3_bucket="honey",
    worker_pool="solo",
    TASK_TRACK_STARTED=True,
    task_acks_on_failure_or_timeout=False,
)
