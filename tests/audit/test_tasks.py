"""`celerylint tasks`: the inventory, against expected files, against Celery itself, and against hostile names."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.audit.projects_here import compare, lay_out, over_projects, printed
from tests.cli.front import celerylint, write


@over_projects
def test_inventory(name: str, tmp_path: Path) -> None:
    project = lay_out(name, tmp_path)
    for output_format, file in (("json", "tasks.json"), ("csv", "tasks.csv"), ("table", "tasks.txt")):
        compare(printed(project, "tasks", "--format", output_format), name, file)


def options(project: Path) -> dict[str, dict[str, Any]]:
    """The effective options by task."""
    (app,) = json.loads(printed(project, "tasks", "--format", "json"))["apps"]
    return {task["name"]: {name: fact["value"] for name, fact in task["options"].items()} for task in app["tasks"]}


ORACLE = """
import json
import shop.dough, shop.mail
from shop.celeryapp import app

app.finalize()
app.conf.broker_url = "memory://"
OPTIONS = {options!r}
found = {{}}
for name, task in app.tasks.items():
    if not name.startswith("celery."):
        sent = app.amqp.router.route(task._get_exec_options(), name)
        own = {{option: getattr(task, option, None) for option in OPTIONS}}
        found[name] = {{"queue": sent["queue"].name, **own}}
print(json.dumps(found, default=str))
"""


def test_celery_comes_to_the_same_options(tmp_path: Path) -> None:
    pytest.importorskip("celery")
    pytest.importorskip("sqlalchemy")
    pytest.importorskip("psycopg")
    project = lay_out("bakery", tmp_path)
    database = project / "shop" / "database.py"
    database.write_text(database.read_text().replace("postgresql://", "postgresql+psycopg://"))
    ours = options(project)
    names = [name for name in ours["shop.dough.knead"] if name not in ("base", "bind", "queue", "autoretry_for")]
    program = ORACLE.format(options=names)
    run = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    theirs = json.loads(run.stdout)
    assert set(theirs) == set(ours)
    unset = {"retry_backoff": False, "retry_backoff_max": 600, "retry_jitter": True}  # Celery keeps no attribute then
    for name, found in theirs.items():
        wanted = {option: unset.get(option) if value is None else value for option, value in found.items()}
        assert {option: ours[name][option] for option in wanted} == wanted, name


def test_only_the_folder_that_is_named_is_told(tmp_path: Path) -> None:
    project = lay_out("two_kitchens", tmp_path)
    (project / ".git").mkdir()
    (app,) = json.loads(printed(project, "tasks", "--format", "json", "north"))["apps"]
    assert [task["name"] for task in app["tasks"]] == ["north.worker.chop"]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    text = printed(lay_out("hostile", tmp_path), "tasks", "--format", "csv")
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert "'=HYPERLINK" in text
    for part in (part for cell in cells for part in re.split(r"[;,\t|]", cell)):
        assert not re.match(r"[\s\"]*[=+@-]", part), part


def test_a_terminal_gets_no_controls(tmp_path: Path) -> None:
    text = printed(lay_out("hostile", tmp_path), "tasks")
    assert not set(text) & set("\x1b\x07\u202e")


def test_a_file_takes_the_output(tmp_path: Path) -> None:
    project = lay_out("bakery", tmp_path)
    assert printed(project, "tasks", "--format", "json", "-o", "out.json") == ""
    assert json.loads((project / "out.json").read_text())["apps"][0]["name"] == "bakery"


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    done = celerylint("tasks", "nowhere", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere" in done.stderr


def test_the_order_of_files_and_hashes_does_not_matter(tmp_path: Path) -> None:
    project = lay_out("bakery", tmp_path)
    runs = {celerylint("tasks", "--format", "json", cwd=project, env={"PYTHONHASHSEED": str(n)}).stdout for n in (1, 2)}
    assert len(runs) == 1


def test_configuration_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"celerylint.toml": "exclude = ['old']\n", "old/a.py": SHARED, "new/b.py": SHARED})
    done = celerylint("tasks", "--format", "json", cwd=tmp_path)
    (app,) = json.loads(done.stdout)["apps"]
    assert [(app["name"], task["place"]["file"]) for task in app["tasks"]] == [("no app", "new/b.py")]


SHARED = "from celery import shared_task\n\n\n@shared_task\ndef work():\n    go()\n"
