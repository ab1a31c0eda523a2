import datetime as dt
from datetime import datetime, timedelta, timezone

from celery import shared_task
from django.utils import timezone as django_zone


@shared_task
def remind(user): ...


def work(user, given):
    remind.apply_async((user,), eta=datetime.now() + timedelta(hours=1))  # expect: CEL216 "`eta` is read as UTC" ~high !major
    remind.apply_async((user,), eta=dt.datetime.today())  # expect: CEL216
    remind.apply_async((user,), expires=datetime.now() + timedelta(minutes=5))  # expect: CEL216 "`expires`"
    later = datetime.now() + timedelta(hours=2)  # expect: CEL216
    remind.apply_async((user,), eta=later)
    remind.apply_async((user,), eta=datetime.now(timezone.utc))  # ok: CEL216 has a zone
    remind.apply_async((user,), eta=datetime.utcnow() + timedelta(hours=1))  # ok: CEL216 read as it is meant
    remind.apply_async((user,), eta=django_zone.now())  # ok: CEL216 has a zone
    remind.apply_async((user,), eta=datetime.now().astimezone())  # ok: CEL216 gets a zone
    remind.apply_async((user,), eta=given)  # ok: CEL216 nobody knows
    remind.apply_async((user,), countdown=3600)  # ok: CEL216 seconds
    return datetime.now()  # ok: CEL216 not a time of a task
