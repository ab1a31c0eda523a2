from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.front import STALE, UNCLOSED, celerylint, findings, places, write

JSON_KEYS = (
    "code name message severity confidence filename location end_location url noqa_row fix help related symbol app "
    "fingerprint"
).split()


def test_any_number_of_processes_says_the_same(tmp_path: Path) -> None:
    task = "@app.task(acks_late=True, max_retries=3)\ndef work_{0}(items=[]):\n    other.delay(items).get()\n\n\n"
    filler = "".join(f"# text {number:0100}\n" for number in range(500))
    text = "from celery import Celery\n\napp = Celery()\n\n\n" + "".join(map(task.format, range(10))) + filler
    write(tmp_path, {f"shop/tasks_{number}.py": text for number in range(6)})
    one, *more = (
        celerylint("check", "--exit-zero", "--output-format", "json", *jobs, cwd=tmp_path).stdout
        for jobs in (["-j1"], ["-j4"], [])
    )
    assert len(json.loads(one)) >= 60
    assert more == [one, one]


class TestExitCodes:
    def test_clean(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": "x = 1\n"})
        done = celerylint("check", cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "All checks passed!\n", "")

    def test_findings(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": UNCLOSED})
        assert celerylint("check", cwd=tmp_path).returncode == 1
        assert celerylint("check", "--exit-zero", cwd=tmp_path).returncode == 0

    def test_findings_below_the_fail_level_are_shown_and_do_not_fail(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": STALE})
        done = celerylint("check", cwd=tmp_path)
        assert done.returncode == 0
        assert done.stdout.endswith("Found 1 finding.\n")
        assert celerylint("check", "--fail-level", "minor", cwd=tmp_path).returncode == 1

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["check", "gone.py", "a.py", "away"], "No such file or directory: gone.py, away"),
            (["check", "--selct", "CEL0"], "No such option"),
            (["check", "--select", "CEL994"], "unknown rule `CEL994` in --select"),
            (
                ["check", "--ignore", "unused-ignor"],
                "unknown rule `unused-ignor` in --ignore; did you mean `unused-ign",
            ),
            (["check", "--output-format", "yaml"], "'yaml' is not one of"),
            (["check", "--config", "selct = []"], "unknown key `selct`; did you mean `select`?"),
            (["check", "--config", "nonsense"], "neither a configuration file that exists nor a TOML"),
            (["check", "--config", "gone.toml"], "gone.toml: cannot be read: No such file"),
            (["explain", "unclosed-range"], "did you mean `unclosed-ignore-range`?"),
            (["explain"], "Name one rule"),
            ([], "Usage: celerylint"),
            (["chek"], "No such command 'chek'"),
        ],
    )
    def test_usage(self, tmp_path: Path, arguments: list[str], message: str) -> None:
        write(tmp_path, {"a.py": UNCLOSED})
        done = celerylint(*arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr
        assert "Traceback" not in done.stderr

    def test_no_files(self, tmp_path: Path) -> None:
        done = celerylint("check", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "All checks passed!\n")
        assert done.stderr == "warning: No Python files found under the given path(s)\n"

    def test_interrupt(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": "x = 1\n"})
        command = [sys.executable, "-m", "celerylint", "check", "-"]
        with subprocess.Popen(
            command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            try:
                process.wait(timeout=3)  # it waits for its standard input
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=60)
        assert process.returncode == 130
        assert b"Traceback" not in stderr

    def test_a_closed_pipe_ends_quietly(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": UNCLOSED * 3000})
        script = f"{sys.executable} -m celerylint check | head -n 1; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        assert done.stdout.startswith("CEL004")
        assert done.stdout.splitlines()[-1] in {"0", "1"}


class TestVersion:
    @pytest.mark.parametrize("arguments", [["--version"], ["-V"], ["version"]])
    def test_text(self, tmp_path: Path, arguments: list[str]) -> None:
        done = celerylint(*arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "celerylint 0.1.0\n")

    def test_json(self, tmp_path: Path) -> None:
        done = celerylint("version", "--output-format", "json", cwd=tmp_path)
        assert json.loads(done.stdout) == {"version": "0.1.0"}

    def test_imports_next_to_nothing(self, tmp_path: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "celerylint", "--version"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert "celerylint.cli" in modules
        assert not {"click", "libcst", "rich", "pathspec", "dataclasses", "celerylint.cli.app"} & modules


class TestReach:
    def test_named_files_limit_what_is_reported(self, tmp_path: Path) -> None:
        write(tmp_path, {"pyproject.toml": "", "a.py": UNCLOSED, "sub/b.py": UNCLOSED, "sub/c.py": UNCLOSED})
        assert places("a.py", cwd=tmp_path) == ["a.py:1 CEL004"]
        assert places("sub", cwd=tmp_path) == ["sub/b.py:1 CEL004", "sub/c.py:1 CEL004"]
        assert places("sub/c.py", "a.py", cwd=tmp_path) == ["a.py:1 CEL004", "sub/c.py:1 CEL004"]
        assert len(places(cwd=tmp_path)) == 3

    def test_the_whole_project_is_analysed(self, tmp_path: Path) -> None:
        # A comment is only known to be unused when every file of its project could be read.
        write(tmp_path, {"pyproject.toml": "", "a.py": STALE, "other/b.py": "import celery\ndef f(:\n"})
        assert places("a.py", cwd=tmp_path) == []
        (tmp_path / "other/b.py").write_text("import celery\n")
        assert places("a.py", cwd=tmp_path) == ["a.py:1 CEL001"]

    def test_several_projects(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            {
                "a/celerylint.toml": 'select = ["CEL001"]',
                "a/x.py": STALE + UNCLOSED,
                "b/celerylint.toml": 'select = ["CEL004"]',
                "b/x.py": STALE + UNCLOSED,
            },
        )
        assert places("b", "a", cwd=tmp_path) == ["a/x.py:1 CEL001", "b/x.py:2 CEL004"]

    def test_projects_inside_each_other_report_a_file_once(self, tmp_path: Path) -> None:
        write(tmp_path, {"pyproject.toml": "", "sub/setup.cfg": "", "sub/a.py": UNCLOSED})
        assert places(".", "sub", cwd=tmp_path) == ["sub/a.py:1 CEL004"]

    def test_excluded_files(self, tmp_path: Path) -> None:
        files = {"a.py": UNCLOSED, "gen/b.py": UNCLOSED, "venv/c.py": UNCLOSED}
        write(tmp_path, {"celerylint.toml": 'extend-exclude = ["gen"]', **files})
        assert places(cwd=tmp_path) == ["a.py:1 CEL004"]
        assert places("gen/b.py", "venv/c.py", cwd=tmp_path) == ["gen/b.py:1 CEL004", "venv/c.py:1 CEL004"]
        assert places("--force-exclude", "gen/b.py", "a.py", cwd=tmp_path) == ["a.py:1 CEL004"]
        assert places("--exclude", "a.py", cwd=tmp_path) == ["venv/c.py:1 CEL004"]

    def test_gitignored_files(self, tmp_path: Path) -> None:
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
        write(tmp_path, {".gitignore": "gen\n", "a.py": UNCLOSED, "gen/b.py": UNCLOSED})
        assert places(cwd=tmp_path) == ["a.py:1 CEL004"]
        assert len(places("--no-respect-gitignore", cwd=tmp_path)) == 2


class TestStdin:
    def test_stands_for_the_file(self, tmp_path: Path) -> None:
        write(tmp_path, {"pyproject.toml": "", "a.py": "x = 1\n", "b.py": UNCLOSED})
        assert places("--stdin-filename", "a.py", "-", cwd=tmp_path, stdin=UNCLOSED) == ["a.py:1 CEL004"]
        done = celerylint("check", "--stdin-filename", "a.py", cwd=tmp_path, stdin=UNCLOSED)
        assert "1 | # celerylint: disable[CEL002] on purpose" in done.stdout

    def test_a_new_file(self, tmp_path: Path) -> None:
        assert places("--stdin-filename", "new.py", "-", cwd=tmp_path, stdin=UNCLOSED) == ["new.py:1 CEL004"]

    def test_without_a_name(self, tmp_path: Path) -> None:
        done = celerylint("check", "--output-format", "concise", "-", cwd=tmp_path, stdin=UNCLOSED)
        assert done.stdout.startswith("-:1:1: CEL004 ")

    def test_as_the_ruff_integrations_of_editors_call_it(self, tmp_path: Path) -> None:
        flags = "--force-exclude --quiet --stdin-filename a.py --no-fix --output-format json -".split()
        done = celerylint("check", *flags, cwd=tmp_path, stdin=UNCLOSED)
        assert [item["code"] for item in json.loads(done.stdout)] == ["CEL004"]
        excluded = celerylint("check", *flags, "--extend-exclude", "a.py", cwd=tmp_path, stdin=UNCLOSED)
        assert (excluded.returncode, json.loads(excluded.stdout)) == (0, [])


class TestSelection:
    def test_options_win_over_the_file(self, tmp_path: Path) -> None:
        write(tmp_path, {"celerylint.toml": 'ignore = ["CEL004"]', "a.py": UNCLOSED + STALE})
        assert places(cwd=tmp_path) == ["a.py:3 CEL001"]
        assert places("--select", "CEL004", cwd=tmp_path) == ["a.py:1 CEL004"]
        assert places("--extend-select", "CEL004", cwd=tmp_path) == ["a.py:1 CEL004", "a.py:3 CEL001"]
        assert places("--isolated", "--ignore", "unused-ignore", cwd=tmp_path) == ["a.py:1 CEL004"]

    def test_the_longer_selector_wins(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": UNCLOSED + STALE})
        assert places("--select", "CEL004", "--ignore", "CEL0", cwd=tmp_path) == ["a.py:1 CEL004"]
        assert places("--select", "CEL0,unused-ignore", "--ignore", "CEL004", cwd=tmp_path) == ["a.py:3 CEL001"]

    def test_rules_off_by_default(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": "x = 1  # celerylint: ignore[CEL001]\n"})
        assert places(cwd=tmp_path) == []
        for selector in ("ALL", "CEL0", "CEL003", "ignore-without-reason"):
            assert places("--select", selector, cwd=tmp_path) == ["a.py:1 CEL003"]

    def test_per_file_ignores(self, tmp_path: Path) -> None:
        config = 'per-file-ignores = { "tests/**" = ["CEL0"], "!src/**" = ["unused-ignore"] }'
        files = {"tests/a.py": UNCLOSED, "src/a.py": UNCLOSED + STALE, "b.py": UNCLOSED + STALE}
        write(tmp_path, {"celerylint.toml": config, **files})
        assert places(cwd=tmp_path) == ["b.py:1 CEL004", "src/a.py:1 CEL004", "src/a.py:3 CEL001"]

    def test_severity_of_the_project(self, tmp_path: Path) -> None:
        write(
            tmp_path, {"celerylint.toml": 'severity = { CEL0 = "major", CEL004 = "minor" }', "a.py": UNCLOSED + STALE}
        )
        assert [item["severity"] for item in findings(cwd=tmp_path)] == ["minor", "major"]
        assert places("--min-severity", "major", cwd=tmp_path) == ["a.py:3 CEL001"]


class TestOutput:
    def test_json(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": UNCLOSED})
        (finding,) = findings(cwd=tmp_path)
        assert list(finding) == JSON_KEYS
        assert finding["filename"] == str(tmp_path / "a.py")
        assert (finding["location"], finding["end_location"]) == ({"row": 1, "column": 1}, {"row": 1, "column": 41})
        assert (finding["severity"], finding["confidence"], finding["noqa_row"]) == ("moderate", "high", 1)
        assert finding["url"].endswith("/rules/cel004-unclosed-ignore-range/")

    def test_clean_json(self, tmp_path: Path) -> None:
        assert celerylint("check", "--output-format", "json", cwd=tmp_path).stdout == "[]\n"

    def test_full(self, tmp_path: Path) -> None:
        write(tmp_path, {"pkg/a.py": "import this\n" + UNCLOSED})
        lines = celerylint("check", cwd=tmp_path).stdout.splitlines()
        assert lines[:7] == [
            "CEL004 [moderate] `disable[CEL002]` is never closed and reaches to the end of its block",
            " --> pkg/a.py:2:1",
            "  |",
            "1 | import this",
            "2 | # celerylint: disable[CEL002] on purpose",
            "  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
            "3 | x = 1",
        ]
        assert lines[-3].startswith("  = note: https://")
        assert lines[-1] == "Found 1 finding."

    def test_concise(self, tmp_path: Path) -> None:
        write(tmp_path, {"pkg/a.py": UNCLOSED})
        done = celerylint("check", "--output-format", "concise", cwd=tmp_path / "pkg")
        assert done.stdout.splitlines()[0].startswith("a.py:1:1: CEL004 `disable[CEL002]` is never closed")

    def test_statistics(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": UNCLOSED + STALE + STALE})
        done = celerylint("check", "--statistics", cwd=tmp_path)
        assert done.stdout == "2\tCEL001\tunused-ignore\n1\tCEL004\tunclosed-ignore-range\nFound 3 findings.\n"
        done = celerylint("check", "--statistics", "--output-format", "json", cwd=tmp_path)
        assert [(row["code"], row["count"]) for row in json.loads(done.stdout)] == [("CEL001", 2), ("CEL004", 1)]

    def test_quiet_and_silent(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": UNCLOSED})
        assert "Found" not in celerylint("check", "-q", cwd=tmp_path).stdout
        silent = celerylint("check", "-s", cwd=tmp_path)
        assert (silent.returncode, silent.stdout, silent.stderr) == (1, "", "")

    def test_output_file(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": UNCLOSED})
        done = celerylint("check", "-o", "report.json", "--output-format", "json", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (1, "")
        assert json.loads((tmp_path / "report.json").read_text())[0]["code"] == "CEL004"
        assert celerylint("check", "-o", "gone/report.json", cwd=tmp_path).returncode == 2

    def test_environment(self, tmp_path: Path) -> None:
        write(tmp_path, {"celerylint.toml": 'output-format = "full"', "a.py": UNCLOSED})
        assert celerylint("check", cwd=tmp_path, env={"CELERYLINT_OUTPUT_FORMAT": "json"}).stdout.startswith("[")

    @pytest.mark.parametrize(
        ("flags", "env", "coloured"),
        [
            ([], {}, False),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "1"}, True),
            ([], {"CLICOLOR_FORCE": "1"}, True),
            ([], {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
            (["--output-format", "json"], {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_colour(self, tmp_path: Path, flags: list[str], env: dict[str, str], coloured: bool) -> None:
        write(tmp_path, {"a.py": UNCLOSED})
        assert ("\x1b[" in celerylint("check", *flags, cwd=tmp_path, env=env).stdout) == coloured

    def test_hostile_names_and_lines_are_escaped(self, tmp_path: Path) -> None:
        name = os.fsdecode(b"evil\x1b[31m\xff\n.py")
        write(tmp_path, {name: b"# celerylint: disable[CEL002] \x1b[2J\xe2\x80\xae ends\nx = 1\n"})
        for output_format in ("full", "concise", "json"):
            done = celerylint("check", "--output-format", output_format, cwd=tmp_path)
            assert done.returncode == 1
            assert not {"\x1b", "\u202e"} & set(done.stdout)
        assert "evil\\x1b[31m\\xff\\n.py" in celerylint("check", cwd=tmp_path).stdout
        assert "\\x1b[2J\\u202e ends" in celerylint("check", cwd=tmp_path).stdout

    def test_an_output_that_cannot_say_everything(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": "# celerylint: disable[CEL002] ünsäglich\nx = 1\n"})
        done = celerylint("check", cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
        assert (done.returncode, done.stderr) == (1, "")
        assert r"\xfcns\xe4glich" in done.stdout

    def test_the_same_whatever_the_order(self, tmp_path: Path) -> None:
        write(tmp_path, {f"{name}.py": UNCLOSED + STALE for name in "cabd"})
        runs = {
            celerylint("check", *order, cwd=tmp_path, env={"PYTHONHASHSEED": seed}).stdout
            for order, seed in (
                (["a.py", "b.py", "c.py", "d.py"], "1"),
                (["d.py", "b.py", "a.py", "c.py"], "2"),
                ([], "3"),
            )
        }
        assert len(runs) == 1


class TestInsight:
    SOURCE = "from celery import Celery\n\napp = Celery('shop')\n\n\n@app.task\ndef pay():\n    pass\n"

    def test_facts(self, tmp_path: Path) -> None:
        write(tmp_path, {"shop.py": self.SOURCE})
        done = celerylint("check", "--show-facts", "--select", "CEL0", cwd=tmp_path)
        assert "shop.py:3" in done.stdout
        assert "pay" in done.stdout
        assert done.stdout.endswith("All checks passed!\n")
        machine = celerylint("check", "--show-facts", "--select", "CEL0", "--output-format", "json", cwd=tmp_path)
        assert machine.stdout == "[]\n"
        assert "shop.py:3" in machine.stderr

    def test_timing(self, tmp_path: Path) -> None:
        write(tmp_path, {"shop.py": self.SOURCE})
        done = celerylint("check", "--timing", "--select", "CEL001,CEL004", "-q", cwd=tmp_path)
        phases = [line.split()[-1] for line in done.stderr.splitlines()]
        assert phases[0] == "discover"
        assert {"extract", "link", "CEL001", "CEL004"} <= set(phases)
        assert done.stdout == ""

    def test_colour_is_not_paid_for_when_it_is_not_wanted(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": UNCLOSED})
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "celerylint", "check"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert "click" in modules
        assert not {"rich", "rich.style"} & modules


class TestFingerprints:
    def test_survive_moves_and_reformatting(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": "x = 1  # celerylint: ignore[CEL004] old\n"})
        (before,) = findings(cwd=tmp_path)
        write(tmp_path, {"a.py": "import this\n\n\nx=1 # celerylint: ignore[CEL004] old\n"})
        (after,) = findings(cwd=tmp_path)
        assert before["fingerprint"] == after["fingerprint"]

    def test_are_unique(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": STALE * 3, "b.py": STALE})
        prints = [item["fingerprint"] for item in findings(cwd=tmp_path)]
        assert len(set(prints)) == 4
        assert all(len(text) >= 32 for text in prints)


class TestCatalog:
    def test_rules(self, tmp_path: Path) -> None:
        lines = celerylint("rules", cwd=tmp_path).stdout.splitlines()
        assert lines[0].split()[:2] == ["CEL001", "unused-ignore"]
        listed = json.loads(celerylint("rules", "--output-format", "json", cwd=tmp_path).stdout)
        assert [rule["code"] for rule in listed] == [line.split()[0] for line in lines]

    @pytest.mark.parametrize("command", ["explain", "rule"])
    @pytest.mark.parametrize("name", ["CEL001", "cel001", "unused-ignore"])
    def test_explain(self, tmp_path: Path, command: str, name: str) -> None:
        text = celerylint(command, name, cwd=tmp_path).stdout
        assert text.startswith("# unused-ignore (CEL001)\n")
        assert "## Why" in text
        assert "```python\nfrom celery import" in text

    def test_explain_json(self, tmp_path: Path) -> None:
        one = json.loads(celerylint("explain", "CEL004", "--output-format", "json", cwd=tmp_path).stdout)
        every = json.loads(celerylint("explain", "--all", "--output-format", "json", cwd=tmp_path).stdout)
        assert one in every
        assert (one["severity"], one["default"]) == ("moderate", True)
