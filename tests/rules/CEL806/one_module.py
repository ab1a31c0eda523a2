"""Late acknowledgement and long tasks."""

import os
import time
from datetime import timedelta

from celery import Celery

redis = Celery("redis", broker="redis://broker/0")
redis.conf.task_acks_late = True
redis.conf.worker_prefetch_multiplier = 1

sqs = Celery("sqs", broker="sqs://")
sqs.conf.task_acks_late = True

rabbit = Celery("rabbit", broker="amqp://broker//")
rabbit.conf.task_acks_late = True

raised = Celery("raised", broker="redis://broker/0")
raised.conf.task_acks_late = True
raised.conf.broker_transport_options = {"visibility_timeout": 12 * 3600}

lowered = Celery("lowered", broker="rediss://broker/0")
lowered.conf.update(
    task_acks_late=True,
    worker_prefetch_multiplier=1,
    task_time_limit=900,  # expect: CEL806 "2 tasks of `lowered` may run 900 s" !major ~high
    broker_transport_options={"visibility_timeout": 600},
)

unreadable = Celery("unreadable", broker="redis://broker/0")
unreadable.conf.task_acks_late = True
unreadable.conf.broker_transport_options = {"visibility_timeout": int(os.environ["VISIBILITY"])}

from_environment = Celery("from-environment", broker=os.environ.get("BROKER", "redis://localhost"))
from_environment.conf.task_acks_late = True

hidden = Celery("hidden", broker=os.environ["BROKER"])
hidden.conf.task_acks_late = True

early = Celery("early", broker="redis://broker/0")
early.conf.worker_prefetch_multiplier = 1

ahead = Celery("ahead", broker="redis://broker/0")
ahead.conf.task_time_limit = 1800  # expect: CEL806 "may wait 3 times 1800 s" !minor ~low

brief = Celery("brief", broker="redis://broker/0")
brief.conf.task_time_limit = 600  # ok: CEL806 three runs fit into the hour

limits = Celery("limits", broker="redis+socket:///run/redis.sock")
limits.conf.task_acks_late = True
limits.conf.worker_prefetch_multiplier = 1
limits.conf.task_time_limit = 3600  # ok: CEL806 not longer than the timeout


@redis.task(time_limit=4 * 3600)  # expect: CEL806 "`stitch` may run 14400 s" !critical ~high
def stitch(night): ...


@redis.task(soft_time_limit=7200)  # expect: CEL806 "7200 s"
def develop(night): ...


@redis.task(time_limit=1800, soft_time_limit=7200)  # ok: CEL806 the hard limit comes first
def stack(night): ...


@redis.task(acks_late=False, time_limit=7200)  # ok: CEL806 acknowledged before it runs
def report(night): ...


@redis.task  # ok: CEL806 nobody knows how long it runs
def point(star): ...


@redis.task
def cool_down(camera):
    time.sleep(7200)  # expect: CEL806 "`cool_down` may run 7200 s" !critical
    time.sleep(60)  # ok: CEL806 a minute


@sqs.task(time_limit=2700)  # expect: CEL806 "after 1800 s"
def archive(night): ...


@rabbit.task(time_limit=7200)  # ok: CEL806 RabbitMQ has another limit
def publish(night): ...


@raised.task(time_limit=4 * 3600)  # ok: CEL806 the timeout is longer
def mosaic(night): ...


@lowered.task
def calibrate(night): ...


@lowered.task
def focus(night): ...


@unreadable.task(time_limit=7200)  # ok: CEL806 the timeout cannot be read
def flatten(night): ...


@from_environment.task(time_limit=7200)  # expect: CEL806 ~medium
def measure(night): ...


@hidden.task(time_limit=7200)  # ok: CEL806 the broker cannot be known
def survey(night): ...


@early.task(time_limit=7200)  # ok: CEL806 acknowledged before it runs
def sketch(night): ...


@ahead.task
def dust(mirror): ...


@brief.task
def log_weather(hour): ...


@limits.task
def track(star): ...


@limits.task(time_limit=int(timedelta(hours=2).total_seconds()))  # expect: CEL806 "7200 s"
def follow(star): ...


assigned_inside = Celery("assigned-inside", broker="redis://broker/0")
assigned_inside.conf.task_acks_late = True
assigned_inside.conf.broker_transport_options["visibility_timeout"] = 90_000
updated_inside = Celery("updated-inside", broker="redis://broker/0")
updated_inside.conf.task_acks_late = True
updated_inside.conf.broker_transport_options.update(visibility_timeout=90_000)


@assigned_inside.task(time_limit=7200)  # ok: CEL806 the timeout is raised inside its setting
def bake_plates(night): ...


@updated_inside.task(time_limit=7200)  # ok: CEL806 the same
def dry_plates(night): ...
