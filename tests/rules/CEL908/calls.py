from celery import shared_task


@shared_task(queue="slow")
def grind(batch): ...  # ok: CEL908 nobody knows which Celery runs


def later(batch, other):
    grind.subtask((batch,)).delay()  # expect: CEL908 "the old name of `signature`" ~high !minor
    grind.signature((batch,)).delay()  # ok: CEL908 today's name
    other.subtask((batch,))  # ok: CEL908 may be no task
