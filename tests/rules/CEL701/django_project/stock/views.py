from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.http import HttpResponse, HttpResponseForbidden
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from stock.base import KeeperView
from stock.tasks import count


@require_POST
def count_all(request):  # expect: CEL701 "`/count/` (`count_all`)" !critical
    count.delay("all")
    return HttpResponse()


@login_required
def count_mine(request):  # ok: CEL701 a decorator
    count.delay("mine")
    return HttpResponse()


def count_for_staff(request):  # ok: CEL701 wrapped in the URL pattern
    count.delay("staff")
    return HttpResponse()


def count_checked(request):  # ok: CEL701 asks in its body
    if not request.user.has_perm("stock.count"):
        return HttpResponseForbidden()
    count.delay("checked")
    return HttpResponse()


def count_quietly(request):  # expect: CEL701 ~low
    count.delay("quietly")
    return HttpResponse()


def recount(shelf):  # ok: CEL701 not a view
    count.delay(shelf)
    return HttpResponse()


class Count(View):
    def post(self, request):  # expect: CEL701 "`POST /count/view/`"
        count.delay("view")
        return HttpResponse()


class CountOwn(LoginRequiredMixin, View):
    def post(self, request):  # ok: CEL701 a mixin
        count.delay("own")
        return HttpResponse()


class CountTested(UserPassesTestMixin, View):
    def test_func(self):
        return self.request.user.is_staff

    def post(self, request):  # ok: CEL701 a mixin that tests
        count.delay("own")
        return HttpResponse()


@method_decorator(login_required, name="dispatch")
class CountDecorated(View):
    def post(self, request):  # ok: CEL701 the class is decorated
        count.delay("own")
        return HttpResponse()


class CountNamed(KeeperView):
    def post(self, request):  # ok: CEL701 a base view of the project refuses
        count.delay("own")
        return HttpResponse()


class CountForm(FormView):
    def form_valid(self, form):  # expect: CEL701 "`form_valid`"
        count.delay("form")
        return super().form_valid(form)


@admin.action(description="Count")
def count_selected(modeladmin, request, queryset):  # ok: CEL701 the admin lets only staff in
    for shelf in queryset:
        count.delay(shelf.pk)
