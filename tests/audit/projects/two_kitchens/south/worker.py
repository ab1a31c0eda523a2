"""The southern kitchen."""

from celery import Celery, shared_task

app = Celery("kitchen", broker="sqs://", task_acks_late=True)
app.conf.task_default_queue = "south"


@shared_task
def stir(pot: str):
    """Stir a pot."""
    chop_later(pot)


def chop_later(item: str):
    """Ask the north for help."""
    app.send_task("north.worker.chop", args=(item,))
