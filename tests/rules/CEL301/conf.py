"""Names set on the configuration of an app."""

from celery import Celery

app = Celery("clocks", broker="amqp://", task_time_limits=30)  # expect: CEL301 "`task_time_limit` has" ~high !major
app.conf.update(
    task_serializer="json",  # ok: CEL301 a setting
    task_max_retries=5,  # expect: CEL301 "`task_max_retries`" ~high !major
    task_default_retry_delay=60,  # expect: CEL301
    worker_log_level="INFO",  # expect: CEL301 ~high
    worker_max_task_per_child=50,  # expect: CEL301 "worker_max_tasks_per_child"
    winding_interval=3,  # expect: CEL301 "`winding_interval`" ~medium !moderate
    redbeat_redis_url="redis://store/1",  # ok: CEL301 read by celery-redbeat
    REDBEAT_KEY_PREFIX="clocks:",  # ok: CEL301 read by celery-redbeat, which takes capitals too
    singleton_lock_expiry=60,  # ok: CEL301 read by celery-singleton
    result_backend_thread_safe=True,  # ok: CEL301 read though not declared
    visibility_timeout=7200,  # ok: CEL301 a finding of another rule
    strike_hours=True,  # ok: CEL301 the project reads it below
)
app.conf.ONCE = {"backend": "celery_once.backends.Redis"}  # ok: CEL301 read by celery-once
app.conf["task_acks_lates"] = True  # expect: CEL301 "`task_acks_late` has"
app.conf.setdefault("worker_prefetch_multiplier", 1)
app.conf.beat_schedules = {}  # expect: CEL301 "`beat_schedule` has"
app.conf.CELERYD_CONCURENCY = 4  # expect: CEL301 ~medium
app.conf.TICK_LENGTH = 1  # ok: CEL301 capitals are no style of settings on `conf`: the project's own
app.conf.task_autoretry_for = (OSError,)  # expect: CEL301 "`task_autoretry_for`"


@app.task
def strike():
    return 12 if app.conf.strike_hours else 0
