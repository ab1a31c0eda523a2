"""The fixtures: where they lie, what they promise, and how they are laid out for a run."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.harness.markers import Marker, read

RULES = Path(__file__).parent.parent / "rules"


@dataclass(frozen=True)
class Case:
    """One project: a file `tests/rules/CELnnn/name.py`, or all files of a folder `tests/rules/CELnnn/name/`."""

    code: str
    name: str
    files: Mapping[str, str]  # without markers
    markers: tuple[Marker, ...]

    def __str__(self) -> str:
        return f"{self.code}-{self.name}"

    @property
    def expected(self) -> list[Marker]:
        """The findings it promises."""
        return [marker for marker in self.markers if marker.kind == "expect"]

    @property
    def modules(self) -> list[str]:
        """Its Python files."""
        return [path for path in self.files if path.endswith((".py", ".pyi"))]

    def lay_out(self, root: Path, change: Callable[[str, str], str] = lambda path, text: text) -> Path:
        """Write the project to `root`, each Python file's text changed by `change`."""
        for path, text in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(change(path, text) if path in self.modules else text, encoding="utf-8", newline="")
        return root


@functools.cache
def all_cases() -> tuple[Case, ...]:
    """Every fixture there is, by code and name."""
    return tuple(
        _load(folder.name, entry)
        for folder in sorted(RULES.glob("CEL*"))
        for entry in sorted(folder.iterdir())
        if entry.suffix == ".py" or (entry.is_dir() and not entry.name.startswith(("_", ".")))
    )


def _load(code: str, entry: Path) -> Case:
    base = entry if entry.is_dir() else entry.parent
    paths = sorted(path for path in entry.rglob("*") if path.is_file()) if entry.is_dir() else [entry]
    files, markers = {}, []
    for path in paths:
        if "__pycache__" in path.parts:
            continue
        name = path.relative_to(base).as_posix()
        files[name], found = read(name, path.read_text(encoding="utf-8"))
        markers += found
    return Case(code, entry.stem if entry.is_file() else entry.name, files, tuple(markers))
