"""The app of a clinic; `backend` is an import root, so names begin with `clinic`."""

from celery import Celery

from clinic.names import REPORT

app = Celery("clinic", include=["clinic.tasks", "clinic.jobs.wards"])
app.conf.beat_schedule = {
    "admit": {"task": "clinic.tasks.admit", "schedule": 60},  # ok: CEL408 defined below the import root
    "whole": {"task": "backend.clinic.tasks.admit", "schedule": 60},  # ok: CEL408 from the root of the checkout
    "beds": {"task": "clinic.jobs.wards.count_beds", "schedule": 60},  # ok: CEL408 made by the project's decorator
    "report": {"task": REPORT, "schedule": 60},  # ok: CEL408 a name from a constant
    "retired": {"task": "clinic.tasks.retire", "schedule": 60},  # expect: CEL408 "`clinic.tasks.retire`" ~high !critical
    "moved": {"task": "clinic.tasks.count_beds", "schedule": 60},  # expect: CEL408 ~high
    "no-module": {"task": "clinic.pharmacy.order", "schedule": 60},  # expect: CEL408 "in this project" ~high
    "short": {"task": "admit", "schedule": 60},  # expect: CEL408 ~medium
}
