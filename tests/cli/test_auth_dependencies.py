"""`auth-dependencies`: guards that nobody would take for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.front import places, write

TASKS = """
from celery import shared_task

@shared_task
def mow(lawn): ...
"""
GATES = """
def turnstile(request=None): ...

def fence(view):
    return view

class Hedge: ...
"""
FASTAPI = """
from fastapi import Depends, FastAPI
from park.gates import turnstile as way_in
from park.tasks import mow

web = FastAPI()

@web.post("/mow", dependencies=[Depends(way_in)])
def start():
    mow.delay(1)
"""
MIDDLEWARE = """
from fastapi import FastAPI
from park.gates import Hedge
from park.tasks import mow

web = FastAPI()
web.add_middleware(Hedge)

@web.post("/mow")
def start():
    mow.delay(1)
"""
FLASK = """
from flask import Flask
from park import gates
from park.tasks import mow

web = Flask(__name__)

@web.post("/mow")
@gates.fence
def start():
    mow.delay(1)
"""
RESOURCE = """
from flask_restful import Resource
from park.gates import Hedge
from park.tasks import mow

class Lawn(Hedge, Resource):
    def post(self):
        mow.delay(1)
"""
DJANGO = """
from django.urls import path
from django.views import View
from park.gates import Hedge
from park.tasks import mow

class Lawn(Hedge, View):
    def post(self, request):
        mow.delay(1)

urlpatterns = [path("mow", Lawn.as_view())]
"""
CASES = {
    "fastapi": (FASTAPI, "turnstile"),
    "middleware": (MIDDLEWARE, "Hedge"),
    "flask": (FLASK, "fence"),
    "resource": (RESOURCE, "Hedge"),
    "django": (DJANGO, "Hedge"),
}
OPTIONS = ("--select", "CEL701", "--exit-zero", ".")


def park(root: Path, web: str, *guards: str) -> list[str]:
    """What is found in a project with these guards configured."""
    listed = ", ".join(f'"{guard}"' for guard in guards)
    write(
        root,
        {
            "celerylint.toml": f"auth-dependencies = [{listed}]\n",
            "park/__init__.py": "",
            "park/tasks.py": TASKS,
            "park/gates.py": GATES,
            "park/web.py": web,
        },
    )
    return places(*OPTIONS, cwd=root)


@pytest.mark.parametrize("name", CASES)
def test_unknown_guard_is_none(name: str, tmp_path: Path) -> None:
    assert len(park(tmp_path, CASES[name][0], "park.gates.other")) == 1


@pytest.mark.parametrize("name", CASES)
def test_configured_guard_counts_by_its_dotted_path(name: str, tmp_path: Path) -> None:
    web, guard = CASES[name]
    assert park(tmp_path, web, f"park.gates.{guard}") == []


@pytest.mark.parametrize("name", [name for name in CASES if name != "fastapi"])
def test_configured_guard_counts_by_its_name(name: str, tmp_path: Path) -> None:
    web, guard = CASES[name]
    assert park(tmp_path, web, guard) == []
