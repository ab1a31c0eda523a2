from celery import shared_task


@shared_task
def collect(page, found=[]):  # expect: CEL106 "`found` of `collect` is one object for all runs" ~high !moderate
    found.append(page)
    return len(found)


@shared_task
def count(word, seen={}):  # expect: CEL106
    """Count words."""
    seen[word] = seen.get(word, 0) + 1


@shared_task(bind=True)
def merge(self, rows, into=dict()):  # expect: CEL106
    into.update(rows)


@shared_task
def grow(rows, into=[]):  # expect: CEL106
    into += rows


@shared_task
def passed_on(rows, into=[]):  # expect: CEL106 "leaves the task" !minor
    return into


@shared_task
def nested(rows, into=[]):  # expect: CEL106 !moderate
    for row in rows:
        into.append(row)


@shared_task
def only_read(rows, skip=[]):  # ok: CEL106 nothing changes it
    return [row for row in rows if row not in skip]


@shared_task
def renamed(rows, into=[]):  # ok: CEL106 the name gets a list of its own
    into = list(into)
    into.append(rows)


@shared_task
def fixed(rows, into=()):  # ok: CEL106 a tuple cannot change
    return into


def no_task(page, found=[]):  # ok: CEL106 a plain function is ruff's business
    found.append(page)
