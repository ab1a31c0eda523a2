"""Tasks of a mill."""

from celery import shared_task

from mill.telling import tell_progress


@shared_task(time_limit=7200)  # expect: CEL901 "`grind` may run for 7200 seconds and reports no progress" ~medium !minor
def grind(): ...


@shared_task  # expect: CEL901 "sounds like long work" ~low
def import_grain(): ...


@shared_task(bind=True, time_limit=7200)  # ok: CEL901 tells how far it is
def sift(self):
    for sack in range(100):
        self.update_state(state="PROGRESS", meta={"sack": sack})


@shared_task(time_limit=7200)  # ok: CEL901 a helper tells
def weigh():
    tell_progress(1)


@shared_task(time_limit=7200, ignore_result=True)  # ok: CEL901 keeps no state
def sweep(): ...


@shared_task(time_limit=7200)  # ok: CEL901 nobody sends it but beat
def oil(): ...


@shared_task(time_limit=60)  # ok: CEL901 soon over
def ring(): ...
