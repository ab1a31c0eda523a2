from celery import shared_task


@shared_task(queue="slow", priority=3)  # expect: CEL908 "`queue` of `grind` goes" # expect: CEL908 "`priority`"
def grind(batch): ...


@shared_task(rate_limit="1/s")  # ok: CEL908 stays
def sift(batch): ...
