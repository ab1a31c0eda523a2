"""A bell buoy, behind Django Ninja."""

from celery import shared_task
from ninja import NinjaAPI
from ninja.throttling import AuthRateThrottle

api = NinjaAPI()


@shared_task
def toll(times): ...


@api.post("/toll")
def toll_openly(request):  # expect: CEL702
    toll.delay(1)


@api.post("/toll/calmly", throttle=[AuthRateThrottle("5/m")])
def toll_calmly(request):  # ok: CEL702 throttled
    toll.delay(1)
