import asyncio

from celery import shared_task

from surgery.helpers import run_async, run_clean, run_in_thread
from surgery.services.patients import Patients, visit


@shared_task
def admit(ward):
    Patients(ward).load()


@shared_task
def round_of(ward):
    run_async(visit(ward))


@shared_task
def in_thread(ward):
    run_in_thread(visit, ward)


@shared_task
def count(ward):
    patients = Patients(ward)
    return run_clean(patients.count())


@shared_task
def discharge(ward):
    patients = Patients(ward)
    asyncio.run(patients.discharge())  # expect: CEL601 ~high !critical


@shared_task
def count_here(ward):
    return asyncio.run(Patients(ward).count())  # expect: CEL601 ~high !minor
