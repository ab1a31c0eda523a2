from django.views import View
from django_ratelimit.decorators import ratelimit
from foghorn.worker import blow
from rest_framework.throttling import UserRateThrottle
from rest_framework.views import APIView


def blow_now(request):  # expect: CEL702
    blow.delay(1)


@ratelimit(key="user", rate="5/m")
def blow_calmly(request):  # ok: CEL702 django-ratelimit
    blow.delay(1)


def blow_wrapped(request):  # ok: CEL702 limited by the URL pattern
    blow.delay(1)


class Blow(View):
    def post(self, request):  # expect: CEL702
        blow.delay(2)


class Throttled(APIView):
    throttle_classes = [UserRateThrottle]

    def post(self, request):  # ok: CEL702 throttled
        blow.delay(3)


class Scoped(APIView):
    throttle_scope = "horn"

    def post(self, request):  # ok: CEL702 throttled by scope
        blow.delay(3)


class Unthrottled(APIView):
    def post(self, request):  # expect: CEL702
        blow.delay(3)
