"""A library that reminds its readers, in one module."""

from celery import Celery, shared_task

app = Celery("library")


@app.task(name="readers.remind")
def remind(): ...


@shared_task
def count_books(): ...


@app.task
def collect(): ...


def dust(): ...


app.conf.beat_schedule = {
    "remind": {"task": "readers.remind", "schedule": 600},  # ok: CEL408 an explicit name
    "count": {"task": "notices.count_books", "schedule": 600},  # ok: CEL408 named after module and function
    "object": {"task": collect.name, "schedule": 600},  # ok: CEL408 the task's own name
    "cleanup": {"task": "celery.backend_cleanup", "schedule": 600},  # ok: CEL408 Celery's own
    "typo": {"task": "readers.remaind", "schedule": 600},  # expect: CEL408 "no task is named `readers.remaind`" ~medium !moderate
    "retired": {"task": "readers.fine", "schedule": 600},  # expect: CEL408 ~medium !moderate
    "by-function": {"task": "notices.remind", "schedule": 600},  # expect: CEL408 "the task there is called `readers.remind`" ~high
    "plain": {"task": "notices.dust", "schedule": 600},  # expect: CEL408 "it is no task" ~high !critical
    "gone": {"task": "notices.bind_books", "schedule": 600},  # expect: CEL408 "`notices.bind_books`" ~high
    "foreign": {"task": "archive.tasks.scan", "schedule": 600},  # expect: CEL408 ~low
    "computed": {"task": f"notices.{app.main}", "schedule": 600},  # ok: CEL408 only a run can tell
}
