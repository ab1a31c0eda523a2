"""The northern kitchen."""

from celery import Celery

app = Celery("kitchen", broker="amqp://broker.example.org//")
app.conf.worker_pool = "threads"


@app.task
def chop(item: str):
    """Chop something."""
    print(item)
