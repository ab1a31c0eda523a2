from celery import shared_task


@shared_task(queue="slow")
def grind(batch): ...


def later(batch, other):
    grind.signature((batch,)).delay()
    grind.signature((batch,)).delay()
    other.subtask((batch,))
