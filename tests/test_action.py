"""The GitHub action: its definition before the linters of actions, and its one step as a runner would run it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checkout import ROOT, copy_project, run
from tests.cli.front import celerylint, write
from tests.tools import tool

ACTION = ROOT / "action.yml"
HOSTILE = "raise SystemExit('a file of the project was run')\n"
# What a shell or a workflow command would make of the inputs.
ODD = "--ignore=CEL801 '--config=fail-level = \"major\"' --extend-ignore=$(touch${IFS}pwned);`touch${IFS}pwned`"


def definition() -> dict[str, Any]:
    found = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@dataclass(frozen=True)
class Runner:
    """A machine with the action checked out; PYTHONPATH and the like are not the tests'."""

    action: Path
    temporary: Path

    def env(self, project: Path, given: Mapping[str, str]) -> dict[str, str]:
        """The environment of the step, its expressions evaluated."""
        action = definition()
        assert {*given} <= {*action["inputs"]}
        inputs = {name: given.get(name, entry["default"]) for name, entry in action["inputs"].items()}
        (step,) = action["runs"]["steps"]
        variables = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)
            for name, value in step["env"].items()
        }
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CELERYLINT_"))}
        files = {f"GITHUB_{name}": str(project / f".{name.lower()}") for name in ("OUTPUT", "STEP_SUMMARY")}
        places = {"ACTION_PATH": self.action, "WORKSPACE": project}
        github = {f"GITHUB_{name}": str(path) for name, path in places.items()}
        return {**own, **files, **github, **variables, "RUNNER_TEMP": str(self.temporary), "CI": "true"}

    def run(
        self, project: Path, env: Mapping[str, str] | None = None, **given: str
    ) -> subprocess.CompletedProcess[str]:
        """The whole step, in the shell that GitHub takes for `shell: bash`."""
        (step,) = definition()["runs"]["steps"]
        variables = self.env(project, {name.replace("_", "-"): value for name, value in given.items()})
        shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
        return run(shell, project, variables | dict(env or {}))

    def again(self, project: Path, **given: str) -> subprocess.CompletedProcess[str]:
        """The step after its installation, with what an earlier one has installed."""
        variables = self.env(project, {name.replace("_", "-"): value for name, value in given.items()})
        python = next(self.temporary.glob("celerylint.*/bin/python"))
        return run([str(python), "-I", str(self.action / "action" / "check.py")], project, variables)


def outputs(project: Path) -> dict[str, str]:
    """What the step has told later ones, read as GitHub reads it."""
    text = (project / ".output").read_text(encoding="utf-8")
    return {name: value for name, _, value in re.findall(r"^([\w-]+)<<(.+)\n(.*)\n\2\n", text, re.M)}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    folder = tmp_path_factory.mktemp("runner machine")
    (folder / "temp").mkdir()
    return Runner(copy_project(folder / "the action"), folder / "temp")


@pytest.fixture(scope="module")
def first(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The run that the others follow: a flawed project whose own files must not run."""
    project = copy_example("flawed-fastapi", tmp_path_factory.mktemp("workspace") / "shop")
    write(project, {f"{name}.py": HOSTILE for name in ("venv", "pip", "click", "celerylint", "json")})
    return project, runner.run(project, sarif_file="found.sarif")


def copy_example(name: str, target: Path) -> Path:
    shutil.copytree(ROOT / "examples" / name, target)
    return target


@pytest.mark.slow
def test_a_flawed_project_gets_annotations_a_summary_and_sarif(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    project, done = first
    assert done.returncode == 1, done.stdout + done.stderr
    places = re.findall(r"^::error title=celerylint \((CEL\d+)\),file=([^,]+),line=(\d+)", done.stdout, re.M)
    assert ("CEL601", "app/tasks/scraper.py", "45") in places
    summary = (project / ".step_summary").read_text(encoding="utf-8")
    assert summary.count("## celerylint\n") == 1
    assert "`app/tasks/scraper.py:45`" in summary
    assert outputs(project) == {"exit-code": "1", "sarif-file": str(project / "found.sarif")}
    wanted = celerylint("check", "--output-format=sarif", cwd=ROOT / "examples" / "flawed-fastapi").stdout
    assert (
        results(json.loads((project / "found.sarif").read_text(encoding="utf-8"))) == results(json.loads(wanted)) != []
    )


def results(log: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(item["ruleId"], item["locations"]) for item in log["runs"][0]["results"]]


@pytest.mark.slow
@pytest.mark.usefixtures("first")
def test_a_repaired_project_passes(runner: Runner, tmp_path: Path) -> None:
    project = copy_example("repaired-fastapi", tmp_path / "shop")
    done = runner.again(project)
    assert (done.returncode, outputs(project)) == (0, {"exit-code": "0"}), done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.usefixtures("first")
def test_paths_and_quoted_options_reach_the_command(runner: Runner, tmp_path: Path) -> None:
    write(tmp_path, {f"a shop/{name}.py": "from celery import shared_task\n" for name in "ab"})
    for name in ("a shop/b c.py", "a shop/d.py"):
        write(tmp_path, {name: "from celery import shared_task\n@shared_task(max_retrys=1)\ndef a(): ...\n"})
    more = {"src": "a shop/a.py\n  a shop/b c.py\n\n", "output_format": "concise"}
    done = runner.again(tmp_path, args="--isolated --select 'CEL105' --config 'fail-level = \"critical\"'", **more)
    assert re.findall(r"^(.*?):\d+:\d+: (\w+)", done.stdout, re.M) == [("a shop/b c.py", "CEL105")]
    assert done.returncode == 0
    assert not (tmp_path / ".step_summary").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("first")
def test_inputs_are_data(runner: Runner, tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "x = 1\n"})
    done = runner.again(tmp_path, args=ODD, sarif_file="$(touch pwned)\nexit-code=0.sarif", src="a.py\n;touch pwned")
    assert done.returncode == 2
    assert outputs(tmp_path)["exit-code"] == "2"
    assert not (tmp_path / "pwned").exists()
    assert runner.again(tmp_path, args="--select 'CEL1").stdout.startswith("::error title=celerylint::args cannot be")


@pytest.mark.slow
def test_a_folder_below_the_checkout_is_named_from_the_checkout(runner: Runner, tmp_path: Path) -> None:
    copy_example("flawed-fastapi", tmp_path / "services" / "shop")
    done = runner.run(tmp_path, working_directory="services/shop", sarif_file="found.sarif")
    assert done.returncode == 1
    assert ",file=services/shop/app/tasks/scraper.py,line=45" in done.stdout
    assert outputs(tmp_path)["sarif-file"] == str(tmp_path / "services" / "shop" / "found.sarif")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"version": "0.0.0.1"}, "celerylint==0.0.0.1 cannot be installed"),
        ({"version": "@ https://example.org/x.zip"}, "version is neither a release nor a range of releases"),
        ({"version": "0.1\n::error::"}, "version is neither a release nor a range of releases"),
        ({"working_directory": "nowhere"}, "There is no folder of the name that working-directory gives"),
    ],
)
def test_what_cannot_be_set_up_is_an_error_and_no_finding(
    runner: Runner, tmp_path: Path, given: dict[str, str], complaint: str
) -> None:
    done = runner.run(tmp_path, {"PIP_NO_INDEX": "1"}, **given)
    assert (done.returncode, re.findall(r"^::error.*$", done.stdout, re.M)) == (
        2,
        [f"::error title=celerylint::{complaint}"],
    )


@pytest.mark.parametrize(
    ("version", "file", "wanted"),
    [
        ("", "", str(ROOT)),
        ("latest", "", "celerylint"),
        ("0.1.0", "", "celerylint==0.1.0"),
        (">=0.1, <0.2", "", "celerylint>=0.1, <0.2"),
        ("", "# celerylint==0.0.1\ncelery==5.5.0\nmy-celerylint==9\ncelerylint==0.1.0 \\\n", "celerylint==0.1.0"),
        ("", '[dependency-groups]\ndev = ["celery", "celerylint[lsp] >= 0.1, < 0.2"]\n', "celerylint>=0.1,<0.2"),
        ("", '[[package]]\nname = "celerylint"\nversion = "0.1.3"\n', "celerylint==0.1.3"),
        ("", "celerylint @ https://example.org/x.zip\n", "version-file names no release of celerylint"),
        ("0.1.0", "celerylint==0.1.0\n", "version and version-file exclude each other"),
        ("--index-url=https://example.org", "", "version is neither a release nor a range of releases"),
    ],
)
def test_the_release_comes_from_either_input(tmp_path: Path, version: str, file: str, wanted: str) -> None:
    write(tmp_path, {"file.txt": file})
    variables = {"INPUT_VERSION": version, "INPUT_VERSION_FILE": "file.txt" if file else ""}
    script = str(ROOT / "action" / "requirement.py")
    done = run([sys.executable, "-I", script], tmp_path, os.environ | variables)
    assert (done.stdout, done.stderr) == (f"{wanted}\n", "")
    assert done.returncode == (2 if wanted.startswith("version") else 0)


def test_every_input_reaches_the_scripts_and_no_other() -> None:
    action = definition()
    (step,) = action["runs"]["steps"]
    assert [f"INPUT_{name.upper().replace('-', '_')}" for name in action["inputs"]] == [*step["env"]]
    scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "action").iterdir() if path.is_file())
    assert {*re.findall(r"INPUT_[A-Z_]+", scripts)} == {*step["env"]}


def test_the_definition_has_the_schema_of_actions() -> None:
    done = run([tool("check-jsonschema"), "--builtin-schema", "vendor.github-actions", str(ACTION)], ROOT)
    assert done.returncode == 0, done.stdout


def zizmor(file: Path) -> list[str]:
    """What zizmor finds, by name."""
    command = [tool("zizmor"), "--offline", "--no-config", "--persona=auditor", "--format=json", "--no-exit-codes"]
    return [item["ident"] for item in json.loads(run([*command, str(file)], ROOT).stdout)]


def test_the_definition_has_no_room_for_injection(tmp_path: Path) -> None:
    assert zizmor(ACTION) == []
    tampered = ACTION.read_text(encoding="utf-8").replace('/run.sh"', '/run.sh" ${{ inputs.args }}')
    write(tmp_path, {"action.yml": tampered})
    assert zizmor(tmp_path / "action.yml") == ["template-injection"]


@pytest.mark.parametrize("script", ["action/run.sh", ".ci/run"])
def test_shell_scripts_pass_shellcheck(script: str) -> None:
    done = run([tool("shellcheck"), script], ROOT)
    assert done.returncode == 0, done.stdout
