from celery import shared_task


@shared_task
def collect(page, found=None):
    if found is None:
        found = []
    found.append(page)
    return len(found)


@shared_task
def count(word, seen=None):
    """Count words."""
    if seen is None:
        seen = {}
    seen[word] = seen.get(word, 0) + 1


@shared_task(bind=True)
def merge(self, rows, into=None):
    if into is None:
        into = dict()
    into.update(rows)


@shared_task
def grow(rows, into=None):
    if into is None:
        into = []
    into += rows


@shared_task
def passed_on(rows, into=None):
    if into is None:
        into = []
    return into


@shared_task
def nested(rows, into=[]):
    for row in rows:
        into.append(row)


@shared_task
def only_read(rows, skip=[]):
    return [row for row in rows if row not in skip]


@shared_task
def renamed(rows, into=[]):
    into = list(into)
    into.append(rows)


@shared_task
def fixed(rows, into=()):
    return into


def no_task(page, found=[]):
    found.append(page)
