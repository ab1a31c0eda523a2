"""The output formats, as their readers see them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from celerylint.report.linehash import line_hashes
from celerylint.settings import OUTPUT_FORMATS
from tests.cli.front import celerylint, write

FILES = {
    "pyproject.toml": "[project]\nname = 'shop'\n",
    "shop/app.py": 'from celery import Celery\n\napp = Celery("shop", task_acks_late=True, task_time_limit=60)\n',
    "shop/täsks.py": (
        "from shop.app import app\n\n\n"
        "@app.task(bind=True, max_retrys=3)\n"
        "def send(self, order):\n"
        "    try:\n"
        "        deliver(order)\n"
        "    except OSError as exc:\n"
        '        note("süß"); self.retry(exc)\n'
    ),
}
SELECT = "--select=CEL105,CEL503,CEL802"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    return tmp_path


def output(shop: Path, output_format: str, *more: str, **settings: Any) -> str:
    done = celerylint("check", "--isolated", SELECT, "--output-format", output_format, *more, cwd=shop, **settings)
    assert done.stderr == ""
    return done.stdout


def lines(shop: Path, output_format: str, **settings: Any) -> list[str]:
    return output(shop, output_format, **settings).splitlines()


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
def test_a_clean_run_is_well_formed(output_format: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "x = 1\n"})
    done = celerylint("check", "--isolated", "--output-format", output_format, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    if output_format in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(done.stdout)
    if output_format == "junit":
        (case,) = ElementTree.fromstring(done.stdout).iter("testcase")
        assert list(case) == []


def test_grouped(shop: Path) -> None:
    assert lines(shop, "grouped") == [
        "shop/app.py:",
        "  3:37 CEL802 `send` is acknowledged after running, but lost all the same when the child process is killed",
        "",
        "shop/täsks.py:",
        "  4:33 CEL105 [*] `max_retrys` is no option of tasks: Celery ignores it, and `send` runs without it",
        "  9:33 CEL503 [*] `send` fails with a TypeError instead of retrying: the exception is passed as `args`",
        "",
        "Found 3 findings.",
        "[*] 2 fixable with `--fix`.",
    ]


def test_pylint(shop: Path) -> None:
    assert [re.sub(r" .{9,}", "", line) for line in lines(shop, "pylint")] == [
        "shop/app.py:3:",
        "shop/täsks.py:4:",
        "shop/täsks.py:9:",
    ]


def test_json_lines_are_the_objects_of_json(shop: Path) -> None:
    assert list(map(json.loads, lines(shop, "json-lines"))) == json.loads(output(shop, "json"))


def test_github_names_files_from_the_workspace_and_the_worst_first(shop: Path) -> None:
    summary = shop / "summary.md"
    variables = {"GITHUB_WORKSPACE": str(shop.parent), "GITHUB_STEP_SUMMARY": str(summary)}
    found = lines(shop, "github", env=variables)
    path = f"{shop.name}/shop/täsks.py"
    assert found[0].startswith(
        f"::error title=celerylint (CEL503),file={path},line=9,col=33,endLine=9,endColumn=36::{path}:9:33: CEL503 "
    )
    assert [line.split(" ")[0] for line in found[:3]] == ["::error", "::error", "::notice"]
    assert found[3:] == ["Found 3 findings."]
    assert summary.read_text().startswith("## celerylint\n\nFound 3 findings: 1 critical, 1 major, 1 minor.\n")


def test_the_summary_stays_below_what_github_takes(tmp_path: Path) -> None:
    option = "max_retrys" + "s" * 3000
    task = "@shared_task(bind=True, {option}=1)\ndef a{number}(self): ...\n"
    tasks = "".join(task.format(option=option, number=number) for number in range(500))
    before = "# What other commands of the step have said\n"
    write(tmp_path, {"a.py": f"from celery import shared_task\n{tasks}", "summary.md": before})
    summary = tmp_path / "summary.md"
    options = ("--isolated", "--select=CEL105", "--output-format=github")
    celerylint("check", *options, cwd=tmp_path, env={"GITHUB_STEP_SUMMARY": str(summary)})
    text = summary.read_text(encoding="utf-8")
    assert 1024 * 1024 - 5000 < summary.stat().st_size <= 1024 * 1024
    *rows, blank, left = text.removeprefix(before).splitlines()
    shown = [row for row in rows if "CEL105" in row]
    assert (blank, left) == ("", f"{500 - len(shown)} more are in the log.")
    assert all(row.endswith(" |") for row in shown)


def test_github_says_what_it_will_not_show(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.py": "from celery import shared_task\n"
            + "".join(f"@shared_task(max_retrys=1)\ndef a{n}(): ...\n" for n in range(12))
        },
    )
    done = celerylint("check", "--isolated", "--select=CEL105", "--output-format=github", cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "GitHub shows 10 annotations of each kind: 2 are only in this log."


def test_commands_cannot_be_smuggled_in(tmp_path: Path) -> None:
    name = "a,b;c]%0A::error::x.py"
    write(tmp_path, {name: "from celery import shared_task\n@shared_task(max_retrys=1)\ndef a(): ...\n"})
    github, azure = (
        celerylint(
            "check", "--isolated", "--select=CEL105", f"--output-format={kind}", cwd=tmp_path
        ).stdout.splitlines()
        for kind in ("github", "azure")
    )
    assert github[0].startswith("::error title=celerylint (CEL105),file=a%2Cb;c]%250A%3A%3Aerror%3A%3Ax.py,line=2,")
    assert azure[0].startswith(
        "##vso[task.logissue type=error;sourcepath=a,b%3Bc%5D%AZP250A::error::x.py;linenumber=2;"
    )


def test_azure_knows_errors_and_warnings(shop: Path) -> None:
    assert [line.partition("]")[0] for line in lines(shop, "azure")] == [
        "##vso[task.logissue type=warning;sourcepath=shop/app.py;linenumber=3;columnnumber=37;code=CEL802;",
        "##vso[task.logissue type=error;sourcepath=shop/täsks.py;linenumber=4;columnnumber=33;code=CEL105;",
        "##vso[task.logissue type=error;sourcepath=shop/täsks.py;linenumber=9;columnnumber=33;code=CEL503;",
    ]


def test_gitlab_has_what_its_validator_demands(shop: Path) -> None:
    found = json.loads(output(shop, "gitlab"))
    assert [item["severity"] for item in found] == ["info", "major", "critical"]
    assert len({item["fingerprint"] for item in found}) == 3
    assert found[2]["location"] == {
        "path": "shop/täsks.py",
        "positions": {"begin": {"line": 9, "column": 33}, "end": {"line": 9, "column": 36}},
    }


def test_rdjson_counts_bytes(shop: Path) -> None:
    found = json.loads(output(shop, "rdjson"))["diagnostics"]
    assert [item["severity"] for item in found] == ["INFO", "ERROR", "ERROR"]
    assert found[2]["location"]["range"] == {"start": {"line": 9, "column": 35}, "end": {"line": 9, "column": 38}}
    assert found[2]["suggestions"] == [
        {"range": {"start": {"line": 9, "column": 35}, "end": {"line": 9, "column": 35}}, "text": "exc="}
    ]


def test_junit_has_a_failed_case_for_each_finding(shop: Path) -> None:
    root = ElementTree.fromstring(output(shop, "junit"))
    assert (root.get("tests"), root.get("failures")) == ("3", "3")
    assert [case.get("name") for case in root.iter("testcase")] == [
        "CEL802 shop/app.py:3:37",
        "CEL105 shop/täsks.py:4:33",
        "CEL503 shop/täsks.py:9:33",
    ]


def test_sarif_is_what_github_reads(shop: Path) -> None:
    (run,) = json.loads(output(shop, "sarif"))["runs"]
    result = run["results"][2]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], rule["id"], rule["name"]) == ("CEL503", "CEL503", "RetryPositionalException")
    assert place["artifactLocation"] == {"uri": "shop/t%C3%A4sks.py", "uriBaseId": "%SRCROOT%"}
    assert place["region"]["snippet"] == {"text": "exc"}
    assert re.fullmatch(r"[0-9a-f]+:1", result["partialFingerprints"]["primaryLocationLineHash"])
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "exc="}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CEL105", "CEL503", "CEL802"]


def test_sarif_lists_suppressed_findings_on_request(shop: Path) -> None:
    text = FILES["shop/täsks.py"].replace("self.retry(exc)", "self.retry(exc)  # celerylint: ignore[CEL503] on purpose")
    write(shop, {"shop/täsks.py": text})
    assert "suppressions" not in output(shop, "sarif")
    results = json.loads(output(shop, "sarif", "--show-suppressed"))["runs"][0]["results"]
    assert results[2]["suppressions"] == [{"kind": "inSource", "justification": "on purpose"}]
    assert "CEL503" not in output(shop, "gitlab", "--show-suppressed")


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [
                *(f"a7f2ff13bc495cf2:{count}" for count in range(1, 7)),
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                "c129715d7a2bc9a3:1",
            ],
        ),
    ],
)
def test_line_hashes_are_github_s(text: str, hashes: list[str]) -> None:
    assert line_hashes(text.split("\n"))[: len(hashes)] == hashes


def test_markdown_keeps_its_table_whatever_a_message_says(tmp_path: Path) -> None:
    write(tmp_path, {"a|b.py": "from celery import shared_task\n@shared_task(max_retrys=1)\ndef a(): ...\n"})
    done = celerylint("check", "--isolated", "--select=CEL105", "--output-format=markdown", cwd=tmp_path)
    (row,) = [line for line in done.stdout.splitlines() if line.startswith("| major")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 6
    assert "`a\\|b.py:2`" in row


class Tags(HTMLParser):
    """The elements that were opened and not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_page_that_needs_nothing_else(shop: Path) -> None:
    write(shop, {"shop/<script>alert(1)<b>.py": FILES["shop/täsks.py"]})
    text = output(shop, "html")
    tags = Tags(text)
    assert tags.open == []
    assert tags.seen.count("details") == 5
    assert not {"script", "link", "img", "b>"} & set(tags.seen)
    assert not re.search(r"(?:src|url)\s*[=(]", text)


def ruff(*arguments: str, cwd: Path) -> str:
    pytest.importorskip("ruff")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--exit-zero", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True).stdout


def shape(value: Any, path: str = "") -> set[str]:
    """The keys of nested data, with the types of what they hold."""
    if isinstance(value, dict):
        return {item for key, inner in value.items() for item in shape(inner, f"{path}.{key}")}
    if isinstance(value, list):
        return {item for inner in value for item in shape(inner, f"{path}[]")}
    return {f"{path}: {type(value).__name__}"}


# What we leave out of ruff's shapes on purpose.
LEFT_OUT = {
    "json": {".cell: NoneType"},
    "gitlab": set(),
    "rdjson": {".severity: str"},  # said of each diagnostic
    "sarif": {f".runs[].tool.driver.rules[].properties.{name}: str" for name in ("id", "kind", "name")},
}


@pytest.mark.parametrize("output_format", LEFT_OUT)
def test_shapes_hold_all_that_ruff_s_hold(output_format: str, shop: Path) -> None:
    write(shop, {"other.py": "import os\n"})
    theirs = shape(json.loads(ruff("--select=F401", "--output-format", output_format, "other.py", cwd=shop)))
    ours = shape(json.loads(output(shop, output_format)))
    missing = {item.removeprefix("[]") for item in theirs - ours}
    assert missing - LEFT_OUT[output_format] == set()
