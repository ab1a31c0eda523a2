"""Slide projectors, seen through Flask and Django."""

from celery import current_app
from celery.result import AsyncResult
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views import View
from flask import Flask, jsonify, request

web = Flask(__name__)


@web.route("/slides")
def slides():
    task_id = request.args.get("task")
    result = AsyncResult(task_id)  # expect: CEL703 "`request.args.get`"
    return jsonify(id=task_id, state=result.state, result=result.result)


@web.route("/slides/<ident>")
def slide(ident):
    result = current_app.AsyncResult(ident)  # expect: CEL703 "`ident`"
    return jsonify(result=str(result.info))


def show(request, task_id):
    return JsonResponse({"result": AsyncResult(task_id).result})  # expect: CEL703


def show_own(request, task_id):
    projector = get_object_or_404(request.user.projectors, task_id=task_id)
    return JsonResponse({"name": projector.name, "result": AsyncResult(task_id).result})  # ok: CEL703 one of the caller's


class Slide(View):
    def get(self, request, *args, **kwargs):
        return JsonResponse({"result": AsyncResult(kwargs["task_id"]).result})  # expect: CEL703


class Kept(View):
    def get(self, request):
        return JsonResponse({"result": AsyncResult(request.session["task_id"]).result})  # ok: CEL703 the session's own


urlpatterns = [
    path("show/<task_id>", show),
    path("own/<task_id>", show_own),
    path("slide/<task_id>", Slide.as_view()),
    path("kept", Kept.as_view()),
]
