"""`--baseline`: what was there before is not shown; whatever happens to the code around it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.front import celerylint, write

FILE = "base.json"
TASKS = """\
from celery import shared_task

@shared_task(bind=True)
def pull(self, url):
    raise self.retry(countdown=60, exc = ValueError( 'no'  ))
    print("never printed")

@shared_task
def push(url, options = {'a': 1,}):
    options.update(url=url)
    pull.apply_async((url,), countdwn=5, priority=3,
                     expires=60)
"""
SECOND = "\n@shared_task\ndef again(url):\n    pull.apply_async((url,), countdwn=5, priority=3, expires=60)\n"


def run(root: Path, *more: str) -> tuple[int, list[str], str]:
    """Exit code, the codes of the findings, and what was said."""
    done = celerylint("check", "--output-format", "json", "--baseline", FILE, *more, cwd=root)
    return done.returncode, [item["code"] for item in json.loads(done.stdout or "[]")], done.stderr


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A project whose findings are in its baseline."""
    write(tmp_path, {"tasks.py": TASKS, "pyproject.toml": '[project]\nname = "shop"\nversion = "1"\n'})
    assert "recorded" in run(tmp_path, "--update-baseline")[2]
    return tmp_path


def test_recorded_findings_are_not_shown(recorded: Path) -> None:
    everything = celerylint("check", "--output-format", "json", cwd=recorded)
    assert (everything.returncode, len(json.loads(everything.stdout)) >= 2) == (1, True)
    assert run(recorded) == (0, [], "")
    text = celerylint("check", "--baseline", FILE, cwd=recorded).stdout
    count = len(json.loads((recorded / FILE).read_text())["findings"])
    assert text == f"All checks passed! ({count} in the baseline)\n"


def test_the_configured_baseline_can_be_left_out(recorded: Path) -> None:
    write(recorded, {"celerylint.toml": f'baseline = "{FILE}"\n'})
    assert celerylint("check", cwd=recorded).returncode == 0
    without = celerylint("check", "--output-format", "json", "--baseline", "", cwd=recorded)
    assert (without.returncode, len(json.loads(without.stdout)) >= 2) == (1, True)
    refused = celerylint("check", "--baseline", "", "--update-baseline", cwd=recorded)
    assert (refused.returncode, "--baseline" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "# a comment\n\n\n" + text.replace("@shared_task\n", "\n# another\n@shared_task\n"),
        lambda text: text.replace("(url,), countdwn", "(\n        url,  # the address\n    ), countdwn"),
        lambda text: "\n".join([*text.split("\n\n")[:1], *reversed(text.split("\n\n")[1:])]),
    ],
    ids=["lines", "comments", "order"],
)
def test_changes_around_them_resurface_nothing(recorded: Path, change: object) -> None:
    assert callable(change)
    write(recorded, {"tasks.py": change(TASKS)})
    assert run(recorded) == (0, [], "")


def test_the_formatter_resurfaces_nothing(recorded: Path) -> None:
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", "--isolated", "tasks.py"], cwd=recorded, check=True)
    assert (recorded / "tasks.py").read_text() != TASKS
    assert run(recorded) == (0, [], "")


def test_one_more_of_a_recorded_kind_is_shown(recorded: Path) -> None:
    write(recorded, {"tasks.py": TASKS + SECOND})
    assert run(recorded)[:2] == (1, ["CEL206"])
    write(recorded, {"tasks.py": TASKS + SECOND.replace("again", "once") + SECOND})
    assert run(recorded)[:2] == (1, ["CEL206", "CEL206"])


def test_what_is_mended_is_told_and_dropped(recorded: Path) -> None:
    before = json.loads((recorded / FILE).read_text())["findings"]
    write(recorded, {"tasks.py": TASKS.replace("countdwn", "countdown")})
    code, codes, said = run(recorded)
    assert (code, codes) == (0, [])
    assert "1 recorded finding is gone" in said
    run(recorded, "--update-baseline")
    after = json.loads((recorded / FILE).read_text())["findings"]
    assert [item for item in before if item not in after] == [item for item in before if item["rule"] == "CEL206"]
    assert run(recorded) == (0, [], "")


def kept(root: Path) -> list[dict[str, str]]:
    """What the file holds."""
    found: list[dict[str, str]] = json.loads((root / FILE).read_text())["findings"]
    return found


def test_a_renamed_file_resurfaces_nothing(recorded: Path) -> None:
    (recorded / "tasks.py").rename(recorded / "jobs.py")
    assert run(recorded)[:2] == (0, [])
    before = len(kept(recorded))
    run(recorded, "--update-baseline")
    assert [item["path"] for item in kept(recorded)] == ["jobs.py"] * before


def test_a_renamed_file_that_a_run_does_not_reach_is_kept(recorded: Path) -> None:
    text = (recorded / FILE).read_text()
    (recorded / "tasks.py").rename(recorded / "jobs.py")
    write(recorded, {"other.py": "x = 1\n"})
    run(recorded, "--update-baseline", "other.py")
    assert (recorded / FILE).read_text() == text


def test_what_a_run_does_not_look_at_is_kept(recorded: Path) -> None:
    text = (recorded / FILE).read_text()
    write(recorded, {"other.py": "x = 1\n"})
    ignoring = ["--config", "per-file-ignores = {'tasks.py' = ['ALL']}"]
    for narrow in (["other.py"], ["--select", "CEL4"], ["--min-severity", "critical"], ignoring):
        assert run(recorded, *narrow) == (0, [], "")
        run(recorded, "--update-baseline", *narrow)
        assert (recorded / FILE).read_text() == text


def test_what_cannot_be_read_is_kept(recorded: Path) -> None:
    text = (recorded / FILE).read_text()
    write(recorded, {"tasks.py": TASKS + "def ("})
    code, codes, said = run(recorded)
    assert (code, codes, said) == (1, ["invalid-syntax"], "")
    assert "nothing was dropped" in run(recorded, "--update-baseline")[2]
    assert (recorded / FILE).read_text() == text


def test_a_new_finding_does_not_take_the_place_of_a_mended_one(recorded: Path) -> None:
    mended = TASKS.replace("options = {'a': 1,}", "options = None").replace("countdwn", "countdown")
    write(recorded, {"tasks.py": mended + SECOND})
    assert run(recorded)[:2] == (1, ["CEL206"])


def test_fixes_and_comments_leave_out_what_is_recorded(recorded: Path) -> None:
    new = TASKS + SECOND
    write(recorded, {"tasks.py": new})
    done = celerylint("check", "--baseline", FILE, "--diff", "--unsafe-fixes", cwd=recorded)
    assert "countdown=5, priority=3, expires=60)" in done.stdout
    assert "countdown=5, priority=3,\n" not in done.stdout
    celerylint("check", "--baseline", FILE, "--add-ignore=later", cwd=recorded)
    assert (recorded / "tasks.py").read_text().count("celerylint: ignore") == 1


def test_what_it_holds_back_is_listed_with_what_is_suppressed(recorded: Path) -> None:
    done = celerylint("check", "--baseline", FILE, "--show-suppressed", "--output-format", "sarif", cwd=recorded)
    kinds = [item["suppressions"][0]["kind"] for item in json.loads(done.stdout)["runs"][0]["results"]]
    assert (done.returncode, kinds) == (0, ["external"] * len(kept(recorded)))


def test_each_project_has_its_own(tmp_path: Path) -> None:
    settings = f'baseline = "{FILE}"\n'
    write(
        tmp_path,
        {
            f"{name}/{file}": text
            for name in "ab"
            for file, text in {"tasks.py": TASKS, "celerylint.toml": settings}.items()
        },
    )
    assert celerylint("check", "--update-baseline", "a", "b", cwd=tmp_path).returncode == 0
    assert celerylint("check", "a", "b", cwd=tmp_path).returncode == 0
    assert [len(kept(tmp_path / name)) > 1 for name in "ab"] == [True, True]


def test_a_link_stays_and_an_equal_file_is_not_written(recorded: Path) -> None:
    (recorded / FILE).rename(recorded / "elsewhere.json")
    (recorded / FILE).symlink_to("elsewhere.json")
    before = (recorded / "elsewhere.json").stat().st_mtime_ns
    run(recorded, "--update-baseline")
    assert (recorded / FILE).is_symlink()
    assert (recorded / "elsewhere.json").stat().st_mtime_ns == before


def test_conflicts_are_mended_from_both_sides(recorded: Path) -> None:
    text = (recorded / FILE).read_text()
    lines = text.splitlines(keepends=True)
    other = lines[1].replace("tasks.py", "other.py")
    write(recorded, {"other.py": "x = 1\n"})
    conflict = [lines[0], "<<<<<<< ours\n", lines[1], "=======\n", other, ">>>>>>> theirs\n", *lines[2:]]
    (recorded / FILE).write_text("".join(conflict))
    assert run(recorded)[0] == 2
    assert run(recorded, "--update-baseline", "tasks.py")[0] == 0
    assert sorted(item["path"] for item in kept(recorded)) == ["other.py"] + ["tasks.py"] * (len(lines) - 2)


def test_the_configuration_names_it(recorded: Path) -> None:
    write(recorded, {"celerylint.toml": f'baseline = "{FILE}"\n', "below/x.py": "x = 1\n"})
    for folder in (recorded, recorded / "below"):
        assert celerylint("check", str(recorded), cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read"),
        ("{", f"{FILE}:1:2: is not JSON"),
        ("[]", "is no baseline"),
        ('{"version": 7, "findings": []}', "has version 7"),
        ('{"version": true, "findings": []}', "has version true"),
        ('{"version": 1, "findings": [{"rule": 1}]}', "finding 1 must hold"),
        ('{"version": 1, "findings": [\n  {"rule": 1}\n]}', f"{FILE}:2: finding 1 must hold"),
        ('{"version": 1,\n<<<<<<< ours\n', f"{FILE}:2: has conflicts"),
    ],
)
def test_a_bad_file_is_an_error_with_its_place(tmp_path: Path, text: str | None, message: str) -> None:
    write(tmp_path, {"tasks.py": TASKS} | ({FILE: text} if text is not None else {}))
    code, codes, said = run(tmp_path)
    assert (code, codes) == (2, [])
    assert message in said


@pytest.mark.parametrize("text", ['{"version": 7, "findings": []}', '{"name": "shop"}', "# Read me\n", "[]"])
def test_updating_never_writes_over_what_is_not_ours(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"tasks.py": TASKS, FILE: text})
    assert run(tmp_path, "--update-baseline")[0] == 2
    assert (tmp_path / FILE).read_text() == text


def test_updating_takes_no_text_from_stdin(tmp_path: Path) -> None:
    done = celerylint("check", "--baseline", FILE, "--update-baseline", "-", cwd=tmp_path, stdin=TASKS)
    assert (done.returncode, "not a text from stdin" in done.stderr) == (2, True)


def test_updating_needs_a_file(tmp_path: Path) -> None:
    done = celerylint("check", "--update-baseline", cwd=tmp_path)
    assert (done.returncode, "needs a file" in done.stderr) == (2, True)
