"""Names of Celery 3 on an app's own configuration."""

from celery import Celery

app = Celery("bees")
app.conf.CELERY_ACKS_LATE = True  # expect: CEL303 "`task_acks_late` had in Celery 3" ~high !moderate
app.conf["BROKER_URL"] = "amqp://hive"  # expect: CEL303 "`broker_url`"
app.conf.update(
    CELERYD_CONCURRENCY=4,  # expect: CEL303 "worker_concurrency"
    CELERY_RESULT_BACKEND="rpc://",  # expect: CEL303
    S3_BUCKET="honey",  # expect: CEL303
    worker_pool="solo",  # ok: CEL303 today's name
    TASK_TRACK_STARTED=True,  # ok: CEL303 no old name: Celery does not read it at all
    task_acks_on_failure_or_timeout=False,  # ok: CEL303 deprecated since 5.7, which may not be in use
)
