"""A bell tower behind Django and its REST framework."""

from celery import shared_task
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import login_required, permission_required, user_passes_test
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin
from django.utils.decorators import method_decorator
from django.http import HttpResponse, HttpResponseForbidden
from django.views import View
from django.views.generic import FormView
from rest_framework import permissions, viewsets, views, generics
from rest_framework.decorators import api_view, permission_classes, action
from rest_framework.permissions import IsAuthenticated, AllowAny, IsAuthenticatedOrReadOnly


@shared_task
def ring(bell): ...


@login_required
def ring_signed_in(request):  # ok: CEL701 signed in
    ring.delay(1)


@staff_member_required
def ring_as_staff(request):  # ok: CEL701 staff only
    ring.delay(1)


@permission_required("x.y")
def ring_with_permission(request):  # ok: CEL701 a permission
    ring.delay(1)


def ring_openly(request):  # expect: CEL701
    ring.delay(1)


def ring_checked(request):  # ok: CEL701 a check in its body
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    ring.delay(1)


class WithMixin(LoginRequiredMixin, View):
    def post(self, request):  # ok: CEL701 a mixin
        ring.delay(1)


class Open(View):
    def post(self, request):  # expect: CEL701
        ring.delay(1)


@method_decorator(login_required, name="dispatch")
class Decorated(View):
    def post(self, request):  # ok: CEL701 the decorator of all its methods
        ring.delay(1)


class Dispatched(View):
    @method_decorator(login_required)
    def dispatch(self, *a, **k):
        return super().dispatch(*a, **k)

    def post(self, request):  # ok: CEL701 what dispatches asks
        ring.delay(1)


class Permitted(View):
    permission_required = "x.y"

    def post(self, request):  # ok: CEL701 a permission by name
        ring.delay(1)


class Tested(UserPassesTestMixin, FormView):
    def test_func(self):
        return self.request.user.is_staff

    def form_valid(self, form):  # ok: CEL701 a test of who comes
        ring.delay(1)


class Bells(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticatedOrReadOnly]

    def list(self, request):  # expect: CEL701 "`list`"
        ring.delay(1)

    def create(self, request):  # ok: CEL701 only reading is open
        ring.delay(1)

    @action(detail=True)
    def ring_get(self, request):  # expect: CEL701
        ring.delay(1)

    @action(detail=True, methods=["post"])
    def ring_post(self, request):  # ok: CEL701 only reading is open
        ring.delay(1)


class Bell(views.APIView):
    permission_classes = (permissions.IsAuthenticatedOrReadOnly,)

    def get(self, request):  # expect: CEL701
        ring.delay(1)

    def post(self, request):  # ok: CEL701 only reading is open
        ring.delay(1)


@api_view(["GET"])
@permission_classes([permissions.DjangoModelPermissionsOrAnonReadOnly])
def listen(request):  # expect: CEL701
    ring.delay(1)


@api_view(["POST"])
@permission_classes([IsAuthenticatedOrReadOnly])
def ring_by_api(request):  # ok: CEL701 only reading is open
    ring.delay(1)


@api_view(["GET", "POST"])
@permission_classes([IsAuthenticatedOrReadOnly])
def ring_or_listen(request):  # expect: CEL701
    ring.delay(1)


class Both(views.APIView):
    permission_classes = [IsAuthenticated & ~AllowAny]

    def post(self, request):  # ok: CEL701 both classes must agree
        ring.delay(1)


class Either(views.APIView):
    permission_classes = [IsAuthenticated | AllowAny]

    def post(self, request):  # expect: CEL701
        ring.delay(1)


class OpenAfterAll(views.APIView):
    def get_permissions(self):
        return [AllowAny()]

    def post(self, request):  # expect: CEL701
        ring.delay(1)


class Listed(generics.ListAPIView):
    def get_queryset(self):  # expect: CEL701
        ring.delay(1)


class ReadersWelcome(permissions.BasePermission):
    def has_permission(self, request, view):
        if request.method in permissions.SAFE_METHODS:
            return True
        return request.user.is_ringer


class OfReaders(views.APIView):
    permission_classes = [ReadersWelcome]

    def get(self, request):  # expect: CEL701
        ring.delay(1)

    def post(self, request):  # ok: CEL701 only reading is open
        ring.delay(1)


class ByMethod(views.APIView):
    def get_permissions(self):
        if self.request.method == "POST":
            return [IsAuthenticated()]
        return [AllowAny()]

    def post(self, request):
        ring.delay(1)
