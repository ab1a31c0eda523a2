from celery import shared_task
from delays import delay_of


@shared_task(bind=True, retry_backoff=10)  # ok: CEL507 the project computes its delays from it
def depart(self, train):
    try:
        print(train)
    except OSError:
        raise self.retry(countdown=delay_of(self, self.request.retries))
