"""A real Neovim, set up with the lines that docs/editors.md shows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.editing import APP, CALLS, TASKS
from tests.cli.front import write
from tests.cli.snippets import snippets
from tests.proofs.servers import unavailable

# What Neovim 0.11 does with a configuration, for older ones: the lines of the page are run either way.
NEWER = """
if not vim.lsp.config then
  local known = {}
  vim.lsp.config = function(name, config) known[name] = config end
  vim.lsp.enable = function(name)
    local config = known[name]
    vim.api.nvim_create_autocmd("FileType", { pattern = config.filetypes, callback = function(event)
      local root = vim.fs and vim.fs.dirname(vim.fs.find(config.root_markers)[1]) or vim.fn.getcwd()
      local client = vim.lsp.start_client({ name = name, cmd = config.cmd, root_dir = root })
      vim.lsp.buf_attach_client(event.buf, client)
    end })
  end
end
"""
DRIVE = """
local out = {}
local function codes()
  return vim.tbl_map(function(item) return item.code end, vim.diagnostic.get(0))
end
vim.ui.select = function(items, _, choose)
  out.titles = vim.tbl_map(function(item) return (item.action or item[2]).title end, items)
  choose(items[1])
end
out.shown = vim.wait(60000, function() return #codes() > 0 end, 20)
out.before = codes()
local place = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { place.lnum + 1, place.col })
vim.lsp.buf.code_action()
out.gone = vim.wait(60000, function() return out.titles and #codes() == 0 end, 20)
out.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.fn.writefile({ vim.json.encode(out) }, "out.json")
vim.cmd("qall!")
"""


def neovim() -> str:
    return shutil.which("nvim") or unavailable("Neovim is not installed")


def edited(project: Path, configuration: str) -> Any:
    """What Neovim saw and did in `shop/calls.py`."""
    shop = {"__init__.py": "", "app.py": APP, "tasks.py": TASKS, "calls.py": CALLS}
    write(project, {f"shop/{name}": text for name, text in shop.items()})
    run = f'#!/bin/sh\nexec "{sys.executable}" -m celerylint "$@"\n'
    write(project, {"pyproject.toml": "", "bin/celerylint": run, "init.lua": configuration, "drive.lua": DRIVE})
    (project / "bin/celerylint").chmod(0o755)
    home = {name: str(project / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    path = f"{project / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = [neovim(), "--headless", "-u", "init.lua", "shop/calls.py", "-c", "luafile drive.lua"]
    done = subprocess.run(
        command, cwd=project, env=os.environ | home | {"PATH": path}, capture_output=True, text=True, timeout=180
    )
    assert (project / "out.json").exists(), done.stderr
    return json.loads((project / "out.json").read_text())


@pytest.mark.parametrize("number", [0, 1], ids=["0.11", "before"])
def test_findings_are_shown_and_fixed(tmp_path: Path, number: int) -> None:
    configuration = snippets("lua", "Neovim")[number]
    out = edited(tmp_path, NEWER + configuration)
    assert (out["shown"], out["before"]) == (True, ["CEL206"])
    assert out["titles"][0].startswith("celerylint (CEL206): ")
    assert (out["gone"], out["text"]) == (True, CALLS.replace("countdwn", "countdown").splitlines())
