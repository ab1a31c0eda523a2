from os import path  # noqa: F401  # ok: CEL001 another tool's code

from celery import shared_task

LIMIT = 10  # noqa: E501, CEL501  # expect: CEL001 "`CEL501`" ~high !minor


# celerylint: disable[CEL501] the report is kept until the retry goes  # ok: CEL001 there is something to suppress
@shared_task(bind=True)
def pull(self, url):
    raise self.retry(countdown=60)
    print(f"{url} is given up")


# celerylint: enable[CEL501]  # ok: CEL001 it closes a range


@shared_task(bind=True)
def push(self, url):  # celerylint: ignore[CEL501] it used to retry  # expect: CEL001 "`CEL501`"
    return url


# celerylint: disable[unreachable-after-retry, CEL604] nothing here does  # expect: CEL001 "`unreachable-after-retry`, `CEL604`"
@shared_task
def rest():
    return "# celerylint: ignore[CEL501] text, no comment"  # ok: CEL001 the words stand in a string


# celerylint: enable[unreachable-after-retry, CEL604]


@shared_task
def add(x, y):
    return x + y  # celerylint: ignore[CEL999] no such rule  # ok: CEL001 unknown, which CEL002 says
