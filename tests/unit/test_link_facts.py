"""What was understood of a project, as `check --show-facts` tells it: names, owners, settings, periods."""

from __future__ import annotations

from pathlib import Path

from tests.cli.front import celerylint, write


def facts(root: Path, files: dict[str, str]) -> dict[str, list[str]]:
    """The lines of `--show-facts` by section, without line numbers."""
    write(root, files)
    done = celerylint("check", "--show-facts", "--exit-zero", cwd=root)
    assert done.returncode == 0, done.stderr
    sections: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if not line.strip() or line.startswith(("CEL", "Found", "All checks")):
            section = ""
        elif not line.startswith(" "):
            section = line
        elif section:
            sections.setdefault(section, []).append(line.strip().partition(" ")[2])
    return sections


APP = """
from celery import Celery

app = Celery("shop", task_acks_late=True)
app.conf.update(task_time_limit=10 * 60, CELERY_TIMEZONE="UTC")
app.conf["worker_concurrency"] = 4
"""


def test_tasks_have_celerys_names_and_their_apps(tmp_path: Path) -> None:
    tasks = """
from celery import Task, shared_task
from shop.app import app


def named(name, **options):
    def decorate(function):
        return app.task(name=name, **options)(function)
    return decorate


@app.task
def plain(): ...


@shared_task(name="orders.pay")
def pay(): ...


@named("orders.refund", queue="slow")
def refund(): ...


class Ship(Task):
    def run(self): ...


class Abstract(Task):
    abstract = True

    def run(self): ...


def added(): ...


app.task(added)
"""
    found = facts(tmp_path, {"shop/__init__.py": "", "shop/app.py": APP, "shop/tasks.py": tasks})
    assert found["tasks"] == [
        "shop.tasks.plain (shop)",
        "orders.pay (any app)",
        "orders.refund (shop)",
        "shop.tasks.Ship (any app)",
        "shop.tasks.added (shop)",
    ]


def test_settings_have_todays_names_and_their_values(tmp_path: Path) -> None:
    assert sorted(facts(tmp_path, {"app.py": APP})["settings"]) == [
        "shop: task_acks_late = True",
        "shop: task_time_limit = 600",
        "shop: timezone = 'UTC'",
        "shop: worker_concurrency = 4",
    ]


def test_a_setting_that_nothing_can_tell_is_said_to_be_undecided(tmp_path: Path) -> None:
    more = "import json\napp.conf.update(json.load(open('conf.json')))\n"
    found = facts(tmp_path, {"app.py": APP + more})
    assert found["not decided"] == ["shop may be configured here by what cannot be followed"]


def test_periods_are_in_seconds_and_say_when_only_a_default_is_known(tmp_path: Path) -> None:
    schedule = """
import os
from datetime import timedelta
from celery.schedules import crontab

app.conf.beat_schedule = {
    "a": {"task": "x", "schedule": timedelta(minutes=2)},
    "b": {"task": "x", "schedule": int(os.getenv("EVERY", "90"))},
    "c": {"task": "x", "schedule": crontab(minute=5)},
    "d": {"task": "x", "schedule": os.environ["EVERY"]},
}
"""
    assert facts(tmp_path, {"app.py": APP + schedule})["schedule"] == [
        "a: interval 120.0",
        "b: interval unknown, by default 90",
        "c: crontab",
        "d: other",
    ]


def test_engines_and_loops_say_where_they_are_kept(tmp_path: Path) -> None:
    work = """
import asyncio
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

shared = create_async_engine("postgresql+asyncpg://db/x", poolclass=NullPool)
runner = asyncio.Runner()


async def work(): ...


@app.task
def kept():
    runner.run(work())


@app.task
def fresh(options):
    create_engine("postgresql://db/x", **options).connect()
    asyncio.run(work())
"""
    found = facts(tmp_path, {"app.py": APP + work})
    assert found["engines"] == ["async engine, kept: module, pool: none", "engine, kept: local, pool: unknown"]
    assert found["event loops"] == [
        "asyncio.Runner.run below app.kept, loop: kept",
        "asyncio.run below app.fresh, loop: fresh",
    ]
