"""The layers: who may import whom, as docs/architecture.md has it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "celerylint"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.stem.startswith("__"))


def table() -> dict[str, set[str]]:
    """The documented layers; "everything" stays a word."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("<!-- layers -->")[2]
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", text, re.M)
    return {name: {*re.findall(r"`(\w+)`", cell), *re.findall("everything", cell)} for name, cell in rows}


def layer(module: Path) -> str:
    """The top-level package or module it belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(source: str) -> Iterator[str]:
    """Every layer of celerylint, and every third-party package, that is imported anywhere, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            head, _, rest = name.partition(".")
            if head == "celerylint":
                yield rest.split(".")[0]
            elif head not in sys.stdlib_module_names:
                yield head


def forbidden(module: Path, source: str, layers: dict[str, set[str]]) -> set[str]:
    """What the module imports and its layer may not."""
    own = layer(module)
    allowed = {own, "__version__", *layers[own]}
    return set() if "everything" in allowed else set(imported(source)) - allowed


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_imports_only_what_its_layer_may(module: Path) -> None:
    assert forbidden(module, module.read_text(encoding="utf-8"), table()) == set()


def test_rules_are_strangers_to_each_other() -> None:
    for module in (PACKAGE / "rules").glob("cel*.py"):
        assert "celerylint.rules" not in module.read_text(encoding="utf-8"), module.name


@pytest.mark.parametrize(
    "line",
    [
        "import libcst",
        "def f():\n    from celerylint.syntax import parse",
        "from celerylint import engine",
        "import rich.text",
    ],
)
def test_a_breach_is_seen(line: str) -> None:
    assert forbidden(PACKAGE / "rules" / "cel999_x.py", line, table())


def test_the_table_names_every_layer_there_is() -> None:
    assert set(table()) == {layer(module) for module in MODULES}


@pytest.mark.parametrize(
    ("arguments", "unloaded"),
    [
        (["--version"], {"libcst", "rich", "click"}),
        (["explain", "CEL401"], {"libcst", "rich", "celerylint.audit"}),
        (["rules"], {"libcst", "rich", "celerylint.audit"}),
    ],
)
def test_light_commands_load_nothing_heavy(arguments: list[str], unloaded: set[str]) -> None:
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "from celerylint.cli import main\n"
        "main()\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    loaded = run.stderr.split()
    assert "celerylint.cli" in loaded
    assert unloaded & set(loaded) == set()
