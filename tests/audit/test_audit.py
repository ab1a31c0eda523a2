"""`celerylint audit`: the review document, against expected files and against what may not be in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from celerylint.registry import find
from tests.audit.projects_here import compare, lay_out, over_projects, printed
from tests.cli.front import celerylint, write

FORMATS = {"json": "audit.json", "markdown": "audit.md", "terminal": "audit.txt"}


def review(project: Path) -> dict[str, Any]:
    found = json.loads(printed(project, "audit", "--format", "json"))
    assert isinstance(found, dict)
    return found


@over_projects
@pytest.mark.parametrize("output_format", FORMATS)
def test_document(name: str, output_format: str, tmp_path: Path) -> None:
    project = lay_out(name, tmp_path)
    compare(printed(project, "audit", "--format", output_format), name, FORMATS[output_format])


def test_one_section_for_each_app(tmp_path: Path) -> None:
    apps = review(lay_out("two_kitchens", tmp_path))["apps"]
    assert [app["name"] for app in apps] == ["kitchen (north/worker.py)", "kitchen (south/worker.py)"]
    assert [[task["name"] for task in app["tasks"]] for app in apps] == [["north.worker.chop"], ["south.worker.stir"]]
    assert [{row["name"] for row in app["queues"]} for app in apps] == [{"celery"}, {"south"}]


def test_each_finding_belongs_to_an_app_and_a_phase(tmp_path: Path) -> None:
    found = review(lay_out("two_kitchens", tmp_path))
    for row in found["findings"]:
        assert len(row["apps"]) == 1
        assert row["apps"][0].endswith(f"({row['place']['file']})")
    planned = [number for phase in found["roadmap"] for work in phase["work"] for number in work["findings"]]
    assert sorted(planned) == [row["number"] for row in found["findings"]]


def posture(project: Path) -> dict[str, tuple[Any, str]]:
    (app,) = review(project)["apps"]
    return {row["setting"]: (row["value"]["value"], row["verdict"]) for row in app["posture"]}


def test_a_rule_decides_what_is_wrong(tmp_path: Path) -> None:
    """What a rule reports is no strength, and what it does not report is no finding of the posture."""
    found = review(lay_out("bakery", tmp_path))
    (app,) = found["apps"]
    rows = {row["setting"]: row for row in app["posture"]}
    assert rows["visibility_timeout"]["verdict"] == "finding"
    numbers = rows["visibility_timeout"]["findings"]
    assert [found["findings"][number - 1]["code"] for number in numbers] == ["CEL806"]
    for row in app["posture"]:
        assert (row["verdict"] == "finding") == bool(row["findings"]), row
    assert not any("acknowledged late" in item["text"] for item in app["strengths"])


def test_what_only_a_run_can_tell_names_what_hides_it(tmp_path: Path) -> None:
    (app,) = review(lay_out("veiled", tmp_path))["apps"]
    rows = {row["setting"]: row["value"] for row in app["posture"]}
    assert rows["task_time_limit"]["expression"] == 'int(os.environ["LIMIT"])'
    assert rows["worker_prefetch_multiplier"]["state"] == "assumed"
    assert rows["worker_prefetch_multiplier"]["value"] == 1
    assert all(row["expression"] for row in rows.values() if row["state"] == "unknown")


def test_what_is_hidden_is_listed(tmp_path: Path) -> None:
    rows = review(lay_out("veiled", tmp_path))["undecided"]
    kinds = {row["kind"] for row in rows}
    assert kinds == {"file not read", "configuration", "environment", "task", "schedule", "call"}
    assert {row["expression"] for row in rows} >= {"every.background_task(3)", "task.delay(crate)"}


def test_what_is_outside_the_code_is_left_to_people(tmp_path: Path) -> None:
    """Each `audit:` line of docs/reviews.md is in the list of what to check by hand."""
    project = lay_out("bakery", tmp_path)
    with (project / "shop" / "orders.py").open("a") as file:
        file.write("\n\nremind.apply(args=(1,))\n")
    rows = {row["what"]: row["places"] for row in review(project)["by_hand"]}
    for words in ("broker is away", "`noeviction`", "`--schedule`", "command lines", "How many workers run"):
        assert any(words in what for what in rows), words
    assert rows["Calls of `apply()` outside tests"] == [{"file": "shop/orders.py", "line": 11}]


def test_a_clean_project_is_worth_reading(tmp_path: Path) -> None:
    found = review(lay_out("spotless", tmp_path))
    (app,) = found["apps"]
    assert found["verdict"]["level"] == "none"
    assert found["roadmap"] == []
    assert len(app["strengths"]) > 8
    assert all(item["evidence"] for item in app["strengths"])
    assert {row["verdict"] for row in app["posture"]} <= {"good", "neutral", "weigh", "unknown"}


def test_nothing_is_praised_that_a_comment_silences(tmp_path: Path) -> None:
    project = lay_out("spotless", tmp_path)
    path = project / "press" / "app.py"
    before = review(project)["apps"][0]["strengths"]
    text = path.read_text()
    limits = "    task_time_limit=300,\n    task_soft_time_limit=240,\n"
    assert limits in text
    comment = "  # celerylint: ignore[CEL312] the kernel stops them"
    path.write_text(
        text.replace(limits, "").replace('os.environ["BROKER_URL"])', f'os.environ["BROKER_URL"]){comment}')
    )
    after = review(project)
    assert after["suppressed"] == 1
    assert any("time limit" in item["text"] for item in before)
    assert not any("time limit" in item["text"] for item in after["apps"][0]["strengths"])


@pytest.mark.parametrize("configuration", ["ignore = ['CEL312']", "[per-file-ignores]\n'press/*' = ['CEL312']"])
def test_nothing_is_praised_that_was_not_looked_at(configuration: str, tmp_path: Path) -> None:
    project = lay_out("spotless", tmp_path)
    (project / "celerylint.toml").write_text(configuration + "\n")
    done = celerylint("audit", "--format", "json", cwd=project)
    (app,) = json.loads(done.stdout)["apps"]
    texts = [item["text"] for item in app["strengths"]]
    assert "Every task has a time limit." not in texts
    assert not any("The rules found nothing" in text for text in texts)
    assert any("`timezone`" in text for text in texts)


def test_rules_that_spare_tests_are_asked_all_the_same(tmp_path: Path) -> None:
    project = lay_out("spotless", tmp_path)
    before = review(project)["apps"][0]["strengths"]
    (project / "celerylint.toml").write_text("[per-file-ignores]\n'tests/**' = ['ALL']\n")
    done = celerylint("audit", "--format", "json", cwd=project)
    assert json.loads(done.stdout)["apps"][0]["strengths"] == before


def test_entries_that_meet(tmp_path: Path) -> None:
    (app,) = review(lay_out("bakery", tmp_path))["apps"]
    two, three = app["collisions"]
    assert two["entries"] == ["prove", "bake"]
    assert two["minutes"] == [120 + day * 1440 for day in range(7)]
    assert three["entries"] == ["prove", "bake", "close-month"]
    assert not three["every_week"]


ENGINE = """
from celery import Celery
from sqlalchemy import create_engine, text

app = Celery("shop"{arguments})
engine = create_engine("postgresql://db/shop"{pool})


@app.task
def work():
    with engine.begin() as connection:
        connection.execute(text("select 1"))
"""


@pytest.mark.parametrize(
    ("arguments", "pool", "most", "needed"),
    [
        ("", "", 120, 8),
        (", worker_concurrency=4", "", 60, 4),
        (", worker_concurrency=4", ", pool_size=2, max_overflow=1", 12, 4),
        (", worker_concurrency=50, worker_pool='threads'", "", 15, 50),
        (", worker_pool='solo'", "", 15, 1),
        (", worker_concurrency=4", ", max_overflow=-1", None, 4),
    ],
)
def test_connections(arguments: str, pool: str, most: int | None, needed: int, tmp_path: Path) -> None:
    write(tmp_path, {"shop.py": ENGINE.format(arguments=arguments, pool=pool)})
    (app,) = review(tmp_path)["apps"]
    assert (app["budget"]["most"], app["budget"]["needed"]) == (most, needed)
    assert app["budget"]["limit"] == 100


def test_connections_of_django(tmp_path: Path) -> None:
    settings = "CELERY_TIMEZONE = 'UTC'\nDATABASES = {'default': {}, 'replica': {}}\n"
    app = "from celery import Celery\n\napp = Celery('site', worker_concurrency=3)\n"
    app += "app.config_from_object('django.conf:settings', namespace='CELERY')\n\n\n@app.task\ndef work():\n    go()\n"
    write(tmp_path, {"site/settings.py": settings, "site/celery.py": app})
    (found,) = review(tmp_path)["apps"]
    assert found["budget"]["most"] == 6


RETRIES = """
from celery import Celery

app = Celery("shop")


@app.task(autoretry_for=(OSError,), retry_kwargs={"max_retries": 7}, max_retries=2)
def automatic():
    go()


@app.task(bind=True, max_retries=2)
def by_hand(self):
    try:
        go()
    except OSError as error:
        raise self.retry(exc=error, max_retries=limit())


@app.task(bind=True)
def plain(self):
    try:
        go()
    except OSError as error:
        raise self.retry(exc=error)
"""


def test_who_retries_says_how_often(tmp_path: Path) -> None:
    write(tmp_path, {"shop.py": RETRIES})
    (app,) = review(tmp_path)["apps"]
    most = {task["name"]: task["retries"]["most"] for task in app["tasks"]}
    assert [(fact["value"], fact["state"], fact["origin"]) for fact in most.values()] == [
        (7, "known", "decorator"),
        (None, "unknown", "call"),
        (3, "known", "default"),
    ]
    assert "limit()" in most["shop.by_hand"]["expression"]


@pytest.mark.parametrize(
    ("arguments", "zone"),
    [
        ("", "UTC"),
        (", timezone='Asia/Tokyo'", "Asia/Tokyo"),
        (", enable_utc=False", "local time"),
        (", timezone=zone()", None),
    ],
)
def test_whose_times(arguments: str, zone: str | None, tmp_path: Path) -> None:
    write(tmp_path, {"shop.py": ENGINE.format(arguments=arguments, pool="")})
    (app,) = review(tmp_path)["apps"]
    assert app["timezone"]["value"] == zone


def test_the_command_of_a_fix_makes_it(tmp_path: Path) -> None:
    project = lay_out("bakery", tmp_path)
    commands = [work["command"] for phase in review(project)["roadmap"] for work in phase["work"] if work["command"]]
    assert commands
    for command in commands:
        program, *arguments = command.split()
        assert program == "celerylint"
        done = celerylint(*arguments, cwd=project)
        assert "Found 1 finding (1 fixed, 0 remaining)." in done.stdout


@pytest.mark.parametrize("output_format", FORMATS)
def test_no_password_is_repeated(output_format: str, tmp_path: Path) -> None:
    assert "hunter2" not in printed(lay_out("hostile", tmp_path), "audit", "--format", output_format)
    assert "crumbs" not in printed(lay_out("bakery", tmp_path), "audit", "--format", output_format)


def test_no_markup_in_markdown(tmp_path: Path) -> None:
    """Names stay what they are: a page that renders the document finds neither tags nor links of theirs."""
    text = printed(lay_out("hostile", tmp_path), "audit", "--format", "markdown")
    tokens = [token for block in MarkdownIt().enable("table").parse(text) for token in (block, *(block.children or ()))]
    assert {token.type for token in tokens} & {"html_inline", "html_block", "image"} == set()
    targets = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(target.startswith("https://celerylint.github.io/rules/") for target in targets)
    codes = [token.content for token in tokens if token.type == "code_inline"]
    assert "</script><img src=x onerror=alert(1)>" in codes


@pytest.mark.parametrize("output_format", FORMATS)
def test_no_controls(output_format: str, tmp_path: Path) -> None:
    text = printed(lay_out("hostile", tmp_path), "audit", "--format", output_format)
    assert not set(text) & set("\x1b\x07\u202e")


def test_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    project = lay_out("bakery", tmp_path)
    runs = {celerylint("audit", "--format", "json", cwd=project, env={"PYTHONHASHSEED": str(n)}).stdout for n in (1, 2)}
    assert len(runs) == 1


def test_rules_are_chosen_as_for_check(tmp_path: Path) -> None:
    project = lay_out("bakery", tmp_path)
    found = json.loads(printed(project, "audit", "--format", "json", "--select", "CEL508"))
    assert [row["code"] for row in found["findings"]] == ["CEL508"]
    assert set(found["rules"]) == {"CEL508"}


def test_a_single_file_limits_what_is_told(tmp_path: Path) -> None:
    project = lay_out("bakery", tmp_path)
    (project / ".git").mkdir()
    found = json.loads(printed(project, "audit", "--format", "json", "shop/mail.py"))
    (app,) = found["apps"]
    assert {task["place"]["file"] for task in app["tasks"]} == {"shop/mail.py"}
    assert {row["place"]["file"] for row in found["findings"]} == {"shop/mail.py"}
    assert app["schedule"] == []


def test_rules_that_the_posture_names_exist() -> None:
    sources = (Path(__file__).parents[2] / "celerylint" / "audit").glob("*.py")
    named = {code for source in sources for code in re.findall(r'"(CEL\d{3})"', source.read_text())}
    assert named
    assert [code for code in sorted(named) if find(code) is None] == []
