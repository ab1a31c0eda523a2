"""Names set on the configuration of an app."""

from celery import Celery

app = Celery("clocks", broker="amqp://", task_time_limit=30)
app.conf.update(
    task_serializer="json",
    task_max_retries=5,
    task_default_retry_delay=60,
    worker_log_level="INFO",
    worker_max_tasks_per_child=50,
    winding_interval=3,
    redbeat_redis_url="redis://store/1",
    REDBEAT_KEY_PREFIX="clocks:",
    singleton_lock_expiry=60,
    result_backend_thread_safe=True,
    visibility_timeout=7200,
    strike_hours=True,
)
app.conf.ONCE = {"backend": "celery_once.backends.Redis"}
app.conf["task_acks_late"] = True
app.conf.setdefault("worker_prefetch_multiplier", 1)
app.conf.beat_schedule = {}
app.conf.CELERYD_CONCURENCY = 4
app.conf.TICK_LENGTH = 1
app.conf.task_autoretry_for = (OSError,)


@app.task
def strike():
    return 12 if app.conf.strike_hours else 0
