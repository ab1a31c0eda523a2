"""A hop yard keeps the workers' answers."""

from functools import lru_cache

from celery import current_app
from django.core.cache import cache
from django.http import JsonResponse
from django.urls import path
from django.views import View
from django.views.decorators.cache import cache_page


def stats():
    return current_app.control.inspect().stats()  # ok: CEL704 only when the cache is empty


def overview(request):
    return JsonResponse(cache.get_or_set("workers", stats, 60))


def by_hand(request):
    known = cache.get("active")
    if known is None:
        known = current_app.control.inspect().active()  # ok: CEL704 kept afterwards
        cache.set("active", known, 30)
    return JsonResponse(known)


@lru_cache
def queues():
    return current_app.control.inspect().active_queues()


def once(request):
    return JsonResponse(queues())  # ok: CEL704 asked once


@cache_page(60)
def page(request):
    return JsonResponse(current_app.control.inspect().stats())  # ok: CEL704 a page from the cache


class Hops(View):
    def get(self, request):
        return JsonResponse(current_app.control.inspect().stats())  # expect: CEL704


urlpatterns = [
    path("overview", overview),
    path("once", once),
    path("page", page),
    path("by-hand", by_hand),
    path("hops", Hops.as_view()),
]
