from celery import shared_task


@shared_task(bind=True)
def pay(self, order):
    if not ready(order):
        self.retry(throw=False)  # expect: CEL506 "`pay` goes on after this retry" ~high !major
    book(order)


@shared_task(bind=True)
def last(self, order):
    if not ready(order):
        self.retry(throw=False)  # expect: CEL506 ~medium
        return None
    return order


@shared_task(bind=True)
def right(self, order):
    if not ready(order):
        raise self.retry()  # ok: CEL506 ends the run
    book(order)


@shared_task(bind=True)
def plain(self, order):
    self.retry(countdown=5)  # ok: CEL506 raises


@shared_task(bind=True)
def chosen(self, order, loud):
    self.retry(throw=loud)  # ok: CEL506 only a run can tell
