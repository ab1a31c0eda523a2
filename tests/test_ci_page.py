"""What docs/ci.md tells users to write: before the schemas of the CI systems, and its commands run on an example."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checkout import ROOT, run, succeed
from tests.cli.front import celerylint, write
from tests.tools import tool

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCHEMAS = {"GitHub": "github-workflows", "GitLab": "gitlab-ci", "Azure Pipelines": "azure-pipelines"}
FORMATS = {"GitLab": "gitlab", "Azure Pipelines": "azure", "Jenkins": "junit"}


def blocks(title: str) -> list[str]:
    """The code in one section of the page."""
    _, _, rest = PAGE.partition(f"\n## {title}\n")
    section = rest.partition("\n## ")[0]
    found = re.findall(r"^```\w+\n(.*?)^```$", section, re.M | re.S)
    assert found, title
    return found


WORKFLOWS = blocks("GitHub")


def commands(text: str) -> list[list[str]]:
    """The arguments of each `celerylint check` that a snippet runs."""
    return [shlex.split(options) for options in re.findall(r'celerylint"? check\b(.*?)\'?$', text, re.M)]


def action() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("system", SCHEMAS)
def test_snippets_have_the_schema_of_their_system(system: str, tmp_path: Path) -> None:
    files = {f"{number}.yml": block for number, block in enumerate(blocks(system))}
    write(tmp_path, files)
    done = run([tool("check-jsonschema"), "--builtin-schema", f"vendor.{SCHEMAS[system]}", *files], tmp_path)
    assert done.returncode == 0, done.stdout
    write(tmp_path, {"bad.yml": files["0.yml"] + "steps: 1\nartifacts: 1\n"})
    assert run(
        [tool("check-jsonschema"), "--builtin-schema", f"vendor.{SCHEMAS[system]}", "bad.yml"], tmp_path
    ).returncode


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=range(len(WORKFLOWS)))
def test_workflows_are_safe(workflow: str, tmp_path: Path) -> None:
    """Tags are enough in an example; everything else that zizmor knows is kept."""
    policy = "rules: {unpinned-uses: {config: {policies: {'*': ref-pin}}}}\n"
    write(tmp_path, {".github/workflows/lint.yml": workflow, "zizmor.yml": policy})
    done = run([tool("zizmor"), "--offline", "--config=zizmor.yml", "--format=json", "."], tmp_path)
    assert [item["ident"] for item in json.loads(done.stdout)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=range(len(WORKFLOWS)))
def test_workflows_use_what_the_action_has(workflow: str) -> None:
    steps = yaml.safe_load(workflow)["jobs"]["celerylint"]["steps"]
    (own,) = (step for step in steps if step["uses"].startswith("celerylint/celerylint@"))
    assert {*own.get("with", {})} <= {*action()["inputs"]}
    assert {*re.findall(rf"steps\.{own.get('id')}\.outputs\.([\w-]+)", workflow)} <= {*action()["outputs"]}
    assert own["uses"] in README


@pytest.mark.parametrize("system", FORMATS)
def test_commands_report_what_an_example_has(system: str, tmp_path: Path) -> None:
    project = tmp_path / "shop"
    shutil.copytree(ROOT / "examples" / "flawed-fastapi", project)
    (block,) = blocks(system)
    (arguments,) = commands(block)
    done = celerylint("check", *arguments, cwd=project)
    assert done.returncode == (0 if "--exit-zero" in arguments else 1), done.stderr
    assert arguments[arguments.index("--output-format") + 1] == FORMATS[system]
    if "--output-file" in arguments:
        name = arguments[arguments.index("--output-file") + 1]
        assert block.count(name) == 2, "the report that is written is the report that is read"
        written = (project / name).read_text(encoding="utf-8")
        assert written == celerylint("check", "--output-format", FORMATS[system], cwd=project).stdout != ""
    else:
        assert "CEL601" in done.stdout


def test_the_gitlab_report_is_a_code_quality_report() -> None:
    (block,) = blocks("GitLab")
    assert (
        yaml.safe_load(block)["celerylint"]["artifacts"]["reports"]["codequality"] in block.split("--output-file ")[1]
    )


def test_the_configuration_for_pre_commit_ci_is_valid(tmp_path: Path) -> None:
    (block,) = blocks("pre-commit.ci")
    write(tmp_path, {"config.yaml": block})
    succeed([tool("pre-commit"), "validate-config", "config.yaml"], tmp_path)
    (repo,) = yaml.safe_load(block)["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in repo["hooks"]} <= {hook["id"] for hook in offered}


def test_the_dockerfile_passes_hadolint() -> None:
    done = run([tool("hadolint"), "--no-color", "Dockerfile"], ROOT)
    assert (done.returncode, done.stdout) == (0, "")


def copied() -> list[str]:
    """What the Dockerfile takes from this repository."""
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.M)
    return [name for line in lines for name in line.split()]


@pytest.mark.slow
def test_the_image_gets_what_it_takes_to_build(tmp_path: Path) -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert ignored == ["*", *(f"!{name}" for name in copied()), "**/__pycache__"]
    for name in copied():
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    succeed([tool("pip"), "wheel", "-q", "--no-deps", "-w", "wheels", "."], tmp_path)
    assert [path.name for path in (tmp_path / "wheels").iterdir()]
