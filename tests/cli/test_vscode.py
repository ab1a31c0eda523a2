"""The extension for VS Code, run by Node with an editor that only remembers what it was asked."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.front import write
from tests.cli.snippets import snippets
from tests.proofs.servers import unavailable

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
EDITOR = """
const Module = require("node:module");
const [main, folder, settings, broken] = JSON.parse(process.argv[1]);
const told = [], commands = {}, listeners = [];
class LanguageClient {
  constructor(id, name, server, options) { Object.assign(this, { server, options }); }
  async start() {
    told.push(["start", this.server.command, this.server.args, this.options.initializationOptions]);
    if (broken) throw new Error("ENOENT");
  }
  async stop() { told.push(["stop"]); }
}
const fakes = {
  "vscode-languageclient/node": { LanguageClient },
  vscode: {
    workspace: {
      workspaceFolders: [{ uri: { fsPath: folder } }],
      getConfiguration: () => ({ get: (key) => settings[key] }),
      onDidChangeConfiguration: (listener) => listeners.push(listener),
    },
    commands: { registerCommand: (name, run) => { commands[name] = run; } },
    window: { showErrorMessage: (text) => { told.push(["error", text]); } },
  },
};
const load = Module._load;
Module._load = (name, ...rest) => fakes[name] ?? load(name, ...rest);
(async () => {
  const extension = require(main);
  await extension.activate({ subscriptions: [] });
  for (const name of ["celerylint.settings", "celerylint.path"]) {
    listeners.forEach((listener) => listener({ affectsConfiguration: (key) => key === name }));
  }
  await commands["celerylint.restart"]();
  await extension.deactivate();
  console.log(JSON.stringify({ told, commands: Object.keys(commands) }));
})();
"""


def manifest() -> Any:
    return json.loads((EXTENSION / "package.json").read_text())


def ran(folder: Path, broken: bool = False, **given: Any) -> list[Any]:
    """What the extension did: begun, its program changed, restarted by its command, ended."""
    node = shutil.which("node") or unavailable("Node is not installed")
    declared = manifest()["contributes"]
    defaults = {
        name.removeprefix("celerylint."): item["default"]
        for name, item in declared["configuration"]["properties"].items()
    }
    words = json.dumps([str(EXTENSION / "src/extension.js"), str(folder), defaults | given, broken])
    done = subprocess.run([node, "--eval", EDITOR, words], capture_output=True, text=True, check=True)
    out = json.loads(done.stdout)
    assert out["commands"] == [item["command"] for item in declared["commands"]]
    told = out["told"]
    assert isinstance(told, list)
    return told


def test_the_server_is_started_and_started_anew(tmp_path: Path) -> None:
    begun = ["start", "celerylint", ["server"], {"settings": {}}]
    assert ran(tmp_path) == [begun, ["stop"], begun, ["stop"], begun, ["stop"]]


@pytest.mark.parametrize("home", [".venv", "venv"])
def test_the_folders_own_program_is_taken(tmp_path: Path, home: str) -> None:
    write(tmp_path, {f"{home}/bin/celerylint": ""})
    assert ran(tmp_path)[0][1] == str(tmp_path / home / "bin/celerylint")
    assert ran(tmp_path, path="/elsewhere/celerylint", args=["server", "-v"])[0][1:3] == [
        "/elsewhere/celerylint",
        ["server", "-v"],
    ]


def test_a_program_that_is_missing_is_told(tmp_path: Path) -> None:
    told = ran(tmp_path, broken=True)
    assert [item[0] for item in told] == ["start", "error"] * 3
    assert "pip install 'celerylint[lsp]'" in told[1][1]


def test_its_problem_matcher_is_the_one_of_the_page() -> None:
    (tasks,) = snippets("json", "VS Code")
    (declared,) = manifest()["contributes"]["problemMatchers"]
    assert declared.pop("name") == "celerylint"
    assert declared == json.loads(tasks)["tasks"][0]["problemMatcher"]
