"""`check --fix` and its company: what is written, what is said, and with which exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.front import celerylint, findings, write

# A misspelt option (safe), a retry that is not raised (safe, minor), an interval for a clock time (unsafe).
SHOP = '''\
"""The shop."""

from celery import Celery

app = Celery("shop", broker="amqp://", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)


@app.task(bind=True, max_retrys=3)  # three times
def send(self, order):
    try:
        deliver(order)
    except OSError as exc:
        self.retry(exc=exc)


app.conf.beat_schedule = {
    "every-morning": {"task": "shop.send", "schedule": 86400, "args": (1,)},  # at 7:30
}
'''
SAFE = SHOP.replace("max_retrys", "max_retries")
RAISED = SAFE.replace("        self.retry", "        raise self.retry")
UNSAFE = SAFE.replace("86400", "crontab(hour=7, minute=30)").replace(
    "from celery import Celery\n", "from celery import Celery\nfrom celery.schedules import crontab\n"
)


def shop(root: Path, text: str = SHOP) -> Path:
    write(root, {"shop.py": text})
    return root / "shop.py"


def run(*arguments: str, cwd: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    return celerylint("check", "--isolated", "--output-format", "concise", *arguments, cwd=cwd, **more)


# -- which fixes are made ---------------------------------------------------------------------------------------------


def test_nothing_is_changed_unasked(tmp_path: Path) -> None:
    file = shop(tmp_path)
    done = run(cwd=tmp_path)
    assert (done.returncode, file.read_text()) == (1, SHOP)
    assert "shop.py:8:33: CEL105 [*] " in done.stdout
    assert "CEL401 [*]" not in done.stdout
    assert done.stdout.splitlines()[-1] == ("[*] 1 fixable with `--fix` (1 unsafe fix with `--fix --unsafe-fixes`).")


def test_safe_fixes_are_made_and_the_rest_is_reported(tmp_path: Path) -> None:
    file = shop(tmp_path)
    done = run("--fix", cwd=tmp_path)
    assert (done.returncode, file.read_text()) == (1, SAFE)
    assert "CEL105" not in done.stdout
    assert "CEL401" in done.stdout
    assert "Found 2 findings (1 fixed, 1 remaining)." in done.stdout


def test_unsafe_fixes_are_made_when_asked_for(tmp_path: Path) -> None:
    file = shop(tmp_path)
    done = run("--fix", "--unsafe-fixes", cwd=tmp_path)
    assert (done.returncode, file.read_text()) == (0, UNSAFE)
    assert "Found 2 findings (2 fixed, 0 remaining)." in done.stdout
    again = run("--fix", "--unsafe-fixes", cwd=tmp_path)
    assert (again.returncode, again.stdout, file.read_text()) == (0, "All checks passed!\n", UNSAFE)


def test_only_selected_rules_fix(tmp_path: Path) -> None:
    file = shop(tmp_path)
    run("--fix", "--select", "CEL505", cwd=tmp_path)
    assert file.read_text() == SHOP.replace("        self.retry", "        raise self.retry")


def test_only_named_files_are_changed(tmp_path: Path) -> None:
    first, second = shop(tmp_path / "a"), shop(tmp_path / "b")
    run("--fix", "a", cwd=tmp_path)
    assert (first.read_text(), second.read_text()) == (SAFE, SHOP)


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ('fixable = ["CEL5"]', SHOP),
        ('unfixable = ["unknown-task-option"]', SHOP),
        ('fixable = ["CEL1"]', SAFE),
        ('fixable = ["CEL105"]\nunfixable = ["CEL1"]', SAFE),
        ('extend-unsafe-fixes = ["CEL105"]', SHOP),
        ('extend-safe-fixes = ["CEL4"]', UNSAFE),
        ("unsafe-fixes = true", UNSAFE),
        ('unsafe-fixes = true\nunfixable = ["CEL401"]', SAFE),
        ('unsafe-fixes = true\nignore = ["CEL401"]', SAFE),
    ],
)
def test_settings_say_what_may_be_fixed(settings: str, text: str, tmp_path: Path) -> None:
    file = shop(tmp_path)
    write(tmp_path, {"pyproject.toml": f"[tool.celerylint]\nfix = true\n{settings}\n"})
    celerylint("check", cwd=tmp_path)
    assert file.read_text() == text


def test_flags_overrule_settings(tmp_path: Path) -> None:
    file = shop(tmp_path)
    write(tmp_path, {"pyproject.toml": '[tool.celerylint]\nfix = true\nunsafe-fixes = true\nunfixable = ["CEL4"]\n'})
    celerylint("check", "--no-fix", cwd=tmp_path)
    assert file.read_text() == SHOP
    celerylint("check", "--no-unsafe-fixes", cwd=tmp_path)
    assert file.read_text() == SAFE
    celerylint("check", "--unfixable", "CEL1", cwd=tmp_path)
    assert file.read_text() == UNSAFE


def test_suppressed_findings_are_not_fixed(tmp_path: Path) -> None:
    text = SHOP.replace("# three times", "# celerylint: ignore[CEL105] read by our own base class")
    file = shop(tmp_path, text)
    run("--fix", cwd=tmp_path)
    assert file.read_text() == text


# -- what is said, and exit codes -------------------------------------------------------------------------------------


def test_fix_only_reports_nothing(tmp_path: Path) -> None:
    file = shop(tmp_path)
    done = run("--fix-only", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Fixed 1 finding.\n")
    assert file.read_text() == SAFE
    assert run("--fix-only", "--exit-non-zero-on-fix", cwd=tmp_path).returncode == 0


def test_exit_non_zero_on_fix(tmp_path: Path) -> None:
    shop(tmp_path)
    assert run("--fix", "--unsafe-fixes", "--exit-non-zero-on-fix", cwd=tmp_path).returncode == 1
    assert run("--fix", "--unsafe-fixes", "--exit-non-zero-on-fix", cwd=tmp_path).returncode == 0


def test_show_fixes(tmp_path: Path) -> None:
    shop(tmp_path)
    done = run("--fix", "--unsafe-fixes", "--show-fixes", cwd=tmp_path)
    assert done.stdout.startswith(
        "- shop.py:\n    1 x CEL105 (unknown-task-option)\n    1 x CEL401 (interval-schedule)\n"
    )


def test_a_fix_that_does_not_hold_is_refused(tmp_path: Path) -> None:
    """The right name stands there already."""
    text = SHOP.replace("max_retrys=3", "max_retrys=3, max_retries=5")
    file = shop(tmp_path, text)
    done = run("--fix", cwd=tmp_path)
    assert file.read_text() == text
    assert "CEL105" in done.stdout


def test_json_holds_the_edits(tmp_path: Path) -> None:
    file = shop(tmp_path)
    found = {item["code"]: item for item in findings("--isolated", cwd=tmp_path)}
    assert found["CEL105"]["fix"]["applicability"] == "safe"
    assert found["CEL401"]["fix"]["applicability"] == "unsafe"
    text = SHOP
    edits = [edit for item in found.values() if item["fix"] for edit in item["fix"]["edits"]]
    for edit in sorted(edits, key=lambda edit: edit["location"]["row"], reverse=True):
        lines = text.splitlines(keepends=True)
        begin, end = (
            sum(map(len, lines[: place["row"] - 1])) + place["column"] - 1
            for place in (edit["location"], edit["end_location"])
        )
        text = text[:begin] + edit["content"] + text[end:]
    assert text == UNSAFE
    assert file.read_text() == SHOP


# -- diffs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tool", [["patch", "-p0"], ["git", "apply", "-p0"]])
@pytest.mark.parametrize(
    ("name", "encoded"),
    [
        ("shop.py", lambda text: text.encode()),
        ("dos.py", lambda text: text.replace("\n", "\r\n").encode()),
        ("marked.py", lambda text: b"\xef\xbb\xbf" + text.encode()),
        ("latin.py", lambda text: ("# coding: latin-1\n# Kündigung\n" + text).encode("latin-1")),
        ("a shop/no end.py", lambda text: text.removesuffix("\n").encode()),
    ],
)
def test_a_diff_can_be_applied(tool: list[str], name: str, encoded: Callable[[str], bytes], tmp_path: Path) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed")
    source = encoded(SHOP)
    write(tmp_path, {name: source})
    options = ["check", "--isolated", "--unsafe-fixes"]
    done = celerylint(*options, "--diff", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "Would fix 2 findings.\n")
    assert (tmp_path / name).read_bytes() == source
    command = [sys.executable, "-m", "celerylint", *options, "--diff"]
    raw = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stdout
    if tool[0] == "patch" and b"\r\n" in source:
        tool = [*tool, "--binary"]
    subprocess.run(tool, cwd=tmp_path, input=raw, check=True, capture_output=True)
    applied = (tmp_path / name).read_bytes()
    write(tmp_path, {name: source})
    celerylint(*options, "--fix", cwd=tmp_path)
    assert applied == (tmp_path / name).read_bytes() != source


def test_no_diff_where_nothing_can_be_fixed(tmp_path: Path) -> None:
    shop(tmp_path, UNSAFE)
    done = run("--diff", "--unsafe-fixes", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No fixes to make.\n")


# -- stdin ------------------------------------------------------------------------------------------------------------


def test_the_fixed_text_of_stdin_goes_to_stdout(tmp_path: Path) -> None:
    file = shop(tmp_path, "on_disk = True\n")
    done = run("--fix", "--stdin-filename", "shop.py", "-", cwd=tmp_path, stdin=SHOP)
    assert (done.stdout, file.read_text()) == (SAFE, "on_disk = True\n")
    assert "Found 2 findings (1 fixed, 1 remaining)." in done.stderr
    done = run("--fix-only", "--stdin-filename", "shop.py", "-", cwd=tmp_path, stdin=SAFE)
    assert (done.returncode, done.stdout) == (0, SAFE)


def test_a_diff_of_stdin(tmp_path: Path) -> None:
    done = run("--diff", "--stdin-filename", "shop.py", "-", cwd=tmp_path, stdin=SHOP)
    assert (done.returncode, done.stdout.splitlines()[:2]) == (1, ["--- shop.py", "+++ shop.py"])


# -- suppression comments ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["", "to be looked at"])
def test_add_ignore(reason: str, tmp_path: Path) -> None:
    file = shop(tmp_path)
    flag = f"--add-ignore={reason}" if reason else "--add-ignore"
    done = run(flag, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    text = file.read_text()
    told = f" {reason}" if reason else ""
    assert f"max_retrys=3)  # three times  # celerylint: ignore[CEL105]{told}\n" in text
    assert run(cwd=tmp_path).stdout == "All checks passed! (2 suppressed)\n"
    run(flag, cwd=tmp_path)
    assert file.read_text() == text


def test_add_ignore_extends_the_comment_that_is_there(tmp_path: Path) -> None:
    file = shop(tmp_path, SHOP.replace("# three times", "# celerylint: ignore[CEL112] as it is"))
    run("--add-ignore", cwd=tmp_path)
    assert "# celerylint: ignore[CEL112, CEL105] as it is\n" in file.read_text()


def test_a_reason_must_fit_into_a_comment(tmp_path: Path) -> None:
    shop(tmp_path)
    done = run("--add-ignore=two\nlines", cwd=tmp_path)
    assert (done.returncode, "one line of plain text" in done.stderr) == (2, True)


# -- what is not written ----------------------------------------------------------------------------------------------


def test_a_link_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    outside = shop(tmp_path / "elsewhere")
    project = tmp_path / "project"
    write(project, {"pyproject.toml": "[tool.celerylint]\n"})
    (project / "shop.py").symlink_to(outside)
    done = celerylint("check", "--fix", "shop.py", cwd=project)
    assert (done.returncode, outside.read_text()) == (2, SHOP)
    assert "shop.py was not written: it is a link to" in done.stderr


def test_statistics_and_json_after_fixes(tmp_path: Path) -> None:
    shop(tmp_path)
    done = celerylint("check", "--isolated", "--fix", "--output-format", "json", cwd=tmp_path)
    assert [item["code"] for item in json.loads(done.stdout)] == ["CEL401"]


def test_a_file_name_that_is_no_module_name_breaks_no_fix(tmp_path: Path) -> None:
    write(tmp_path, {"<&\"'>.py": "from celery import shared_task\n@shared_task\ndef a(): ...\n"})
    done = run("--select=CEL112", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "CEL112" in done.stdout
