from celery import shared_task


@shared_task
def poll():
    look()
    poll.apply_async(countdown=60)  # expect: CEL812 "`poll` sends itself again, always" ~high !minor


@shared_task(bind=True)
def named(self):
    named.delay()  # expect: CEL812


@shared_task
def batch(rows):
    work(rows[:10])
    if rows[10:]:
        batch.delay(rows[10:])  # ok: CEL812 ends with the rows


@shared_task
def until(rows):
    if not rows:
        return
    until.delay(rows[10:])  # ok: CEL812 ends with the rows


@shared_task
def other():
    poll.delay()  # ok: CEL812 another task
