import datetime as dt
from datetime import datetime, timedelta, timezone

from celery import shared_task
from django.utils import timezone as django_zone


@shared_task
def remind(user): ...


def work(user, given):
    remind.apply_async((user,), eta=datetime.now(dt.timezone.utc) + timedelta(hours=1))
    remind.apply_async((user,), eta=dt.datetime.now(dt.timezone.utc))
    remind.apply_async((user,), expires=datetime.now(dt.timezone.utc) + timedelta(minutes=5))
    later = datetime.now(dt.timezone.utc) + timedelta(hours=2)
    remind.apply_async((user,), eta=later)
    remind.apply_async((user,), eta=datetime.now(timezone.utc))
    remind.apply_async((user,), eta=datetime.utcnow() + timedelta(hours=1))
    remind.apply_async((user,), eta=django_zone.now())
    remind.apply_async((user,), eta=datetime.now().astimezone())
    remind.apply_async((user,), eta=given)
    remind.apply_async((user,), countdown=3600)
    return datetime.now()
