"""Redelivery without a bound."""

from celery import Celery

endless = Celery("endless", broker="redis://broker/0")
endless.conf.task_acks_late = True
endless.conf.task_reject_on_worker_lost = True  # expect: CEL804 "`crush` runs" !minor

bounded = Celery("bounded")
bounded.conf.task_acks_late = True
bounded.conf.task_reject_on_worker_lost = True  # ok: CEL804 a lost worker counts as a retry
bounded.conf.task_retry_on_worker_lost = True

quorum = Celery("quorum", broker="amqp://broker//")
quorum.conf.task_default_queue_type = "quorum"
quorum.conf.task_acks_late = True
quorum.conf.task_reject_on_worker_lost = True  # ok: CEL804 quorum queues have a delivery limit

early = Celery("early")
early.conf.task_reject_on_worker_lost = True  # ok: CEL804 nothing is redelivered without late acknowledgement

single = Celery("single")


@endless.task
def crush(load_id): ...


@endless.task(bind=True)
def sieve(self, load_id):
    if self.request.delivery_info["redelivered"]:
        return None
    return load_id


@bounded.task
def wash(load_id): ...


@quorum.task
def dry(load_id): ...


@early.task
def blast(load_id): ...


@single.task(acks_late=True, reject_on_worker_lost=True)  # expect: CEL804 "`haul` runs"
def haul(load_id): ...


@single.task(acks_late=True, reject_on_worker_lost=True, retry_on_worker_lost=True)  # ok: CEL804 bounded
def dump(load_id): ...
