from celery import Celery, shared_task

RATE = "5/h"

app = Celery("crawler", task_default_rate_limit="100/m")


@app.task(rate_limit="10/m")
def crawl(url): ...


@app.task(
    rate_limit='30/s',
)
def fetch(url): ...


@shared_task(rate_limit=RATE)
def slowly(url): ...


@shared_task(rate_limit="often")
def often(url): ...


@shared_task(rate_limit="10/m")
def by_minute(url): ...


@shared_task(rate_limit="0.5/s")
def half(url): ...


@shared_task(rate_limit=10)
def number(url): ...


@shared_task(rate_limit="")
def empty(url): ...


@shared_task(rate_limit=limit())
def unknown(url): ...
