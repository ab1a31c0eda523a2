from celery import shared_task


@shared_task
def stock_take():
    """Counts everything every night."""


@shared_task(name="depot.order_more")
def order_more(): ...
