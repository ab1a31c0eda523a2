from celery import Celery, shared_task

RATE = "5/hour"  # expect: CEL114

app = Celery("crawler", task_default_rate_limit="100 per minute")  # expect: CEL114 "with `task_default_rate_limit`"


@app.task(rate_limit="10/min")  # expect: CEL114 "`10/min` is no rate" ~high !critical
def crawl(url): ...


@app.task(
    rate_limit='30 / second',  # expect: CEL114
)
def fetch(url): ...


@shared_task(rate_limit=RATE)
def slowly(url): ...


@shared_task(rate_limit="often")  # expect: CEL114 "`often`"
def often(url): ...


@shared_task(rate_limit="10/m")  # ok: CEL114 ten a minute
def by_minute(url): ...


@shared_task(rate_limit="0.5/s")  # ok: CEL114 one in two seconds
def half(url): ...


@shared_task(rate_limit=10)  # ok: CEL114 ten a second
def number(url): ...


@shared_task(rate_limit="")  # ok: CEL114 no limit
def empty(url): ...


@shared_task(rate_limit=limit())  # ok: CEL114 only a run can tell
def unknown(url): ...
