"""Writes `celerylint/vocabulary/generated/` from what installed releases of Celery accept.

    python tests/vocabulary/generate.py            write
    python tests/vocabulary/generate.py --check    write nothing; exit 1 and name the files that are out of date

Each release is installed from the package index into an environment of its own, under a Python that it runs on, and
asked by `read_celery.py`. A new release of Celery needs a line in RELEASES. The environments are thrown away unless
`--environments FOLDER` keeps them for the next time; `--python 3.8=PATH` names an interpreter that is not on PATH.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
TARGET: Final = ROOT / "celerylint" / "vocabulary" / "generated"
READER: Final = Path(__file__).with_name("read_celery.py")
# The last release of each minor version: Python, kombu. What a patch release added counts for its whole minor version.
RELEASES: Final = {
    "4.4.7": ("3.8", "4.6.11"),
    "5.0.5": ("3.8", "5.5.4"),
    "5.1.2": ("3.8", "5.5.4"),
    "5.2.7": ("3.8", "5.5.4"),
    "5.3.6": ("3.11", "5.7.0"),
    "5.4.0": ("3.11", "5.7.0"),
    "5.5.3": ("3.11", "5.5.4"),
    "5.6.3": ("3.11", "5.7.0"),
    "5.7.0": ("3.11", "5.7.0"),
}
HEAD: Final = '"""{doc}\n\nWritten by tests/vocabulary/generate.py: do not edit.\n"""\n\nfrom typing import Final\n\n'
Version = tuple[int, int]
# What the installed releases say, oldest first.
Readings = Mapping[Version, Mapping[str, Any]]


def tables(readings: Readings) -> dict[str, str]:
    """The text of each generated module by its file name."""
    newest = max(readings)
    span = f"Celery {min(readings)[0]}.{min(readings)[1]} to {newest[0]}.{newest[1]}"
    return {
        "__init__.py": f'"""What {span} accept, read from the installed releases by tests/vocabulary/generate.py."""\n',
        "settings.py": settings_module(readings, span),
        "old_names.py": old_names_module(readings),
        "options.py": options_module(readings, span),
        "transports.py": transports_module(readings),
    }


def settings_module(readings: Readings, span: str) -> str:
    """Every setting, and the deprecated ones."""
    rows = {}
    for name, lifespan in lifespans(readings, "settings").items():
        last = max(version for version, reading in readings.items() if name in reading["settings"])
        rows[name] = (*readings[last]["settings"][name], *lifespan)
    deprecated = {
        name: (since, readings[max(readings)]["deprecated"].get(name, ""))
        for name, (since, _) in lifespans(readings, "deprecated").items()
    }
    return (
        HEAD.format(doc=f"Every setting that {span} declare, by today's name.")
        + f"FIRST: Final = {min(readings)}\nNEWEST: Final = {max(readings)}\n\n"
        + "# Type, newest default (spans of time in seconds), first version (or earlier), version without it.\n"
        + "Row = tuple[str, object, tuple[int, int], tuple[int, int] | None]\n\n"
        + dictionary("SETTINGS", rows, "Row")
        + "\n# First version that warns, what Celery says to use instead.\n"
        + dictionary("DEPRECATED", deprecated, "tuple[tuple[int, int], str]")
    )


def old_names_module(readings: Readings) -> str:
    """The names of Celery 3."""
    names: dict[str, str] = {}
    for reading in readings.values():
        names |= reading["old_names"]
    return HEAD.format(doc="Names of settings from Celery 3, still read, and today's.") + dictionary(
        "OLD_NAMES", names, "str"
    )


def options_module(readings: Readings, span: str) -> str:
    """What may be given to tasks, calls, the app and entries of the schedule."""
    groups = {
        "TASK_OPTIONS": ("task_attributes", "task_from_settings", "execution_options", "retry_options", "decorator"),
        "TASK_MEMBERS": ("task_methods",),
        "CALL_OPTIONS": ("apply_async", "send_task", "publish", "message", "properties"),
        "RETRY_ARGUMENTS": ("retry",),
        "RETRY_POLICY_KEYS": ("retry_policy",),
        "APP_ARGUMENTS": ("app_arguments",),
        "BEAT_ENTRY_KEYS": ("beat_entry",),
    }
    deprecated = {name: since for name, (since, _) in lifespans(readings, "deprecated_attributes").items()}
    blocks = [
        *(dictionary(name, lifespans(readings, *keys), "Lifespan") for name, keys in groups.items()),
        dictionary("SETTING_OF_OPTION", readings[max(readings)]["task_from_settings"], "str"),
        dictionary("DEPRECATED_TASK_ATTRIBUTES", deprecated, "tuple[int, int]"),
    ]
    return (
        HEAD.format(doc=f"Options that {span} accept.")
        + "# First version (or earlier), version without it.\n"
        + "Lifespan = tuple[tuple[int, int], tuple[int, int] | None]\n\n"
        + "\n".join(blocks)
    )


def transports_module(readings: Readings) -> str:
    """What kombu's transports read from `broker_transport_options`."""
    found: dict[str, set[str]] = {}
    for reading in readings.values():
        for name, transports in reading["transport_options"].items():
            found.setdefault(name, set()).update(transports)
    rows = {name: tuple(sorted(transports)) for name, transports in found.items()}
    return HEAD.format(doc="Keys of `broker_transport_options`, and the transports that read them.") + dictionary(
        "TRANSPORT_OPTIONS", rows, "tuple[str, ...]"
    )


def lifespans(readings: Readings, *keys: str) -> dict[str, tuple[Version, Version | None]]:
    """Name -> the first version that has it, and the first one that has it no more."""
    having: dict[str, list[Version]] = {}
    for version, reading in readings.items():
        for name in {name for key in keys for name in reading[key]}:
            having.setdefault(name, []).append(version)
    return {name: (versions[0], _next(readings, versions[-1])) for name, versions in having.items()}


def _next(readings: Readings, version: Version) -> Version | None:
    return min((later for later in readings if later > version), default=None)


def dictionary(name: str, rows: Mapping[str, object], kind: str) -> str:
    """An assignment of a sorted dict, a row a line."""
    lines = "".join(f"    {key!r}: {literal(rows[key])},\n" for key in sorted(rows))
    return f"{name}: Final[dict[str, {kind}]] = {{\n{lines}}}\n"


def literal(value: object) -> str:
    """A value as Python source has it."""
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' * (len(value) == 1)})"
    return 'float("inf")' if value == float("inf") else repr(value)


def formatted(text: str) -> str:
    """The text as ruff lays it out."""
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET / "table.py"), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def read_all(environments: Path, pythons: Mapping[str, str]) -> Readings:
    """What every release says; installs those that are not in `environments`."""
    readings = {}
    for release, (python, kombu) in RELEASES.items():
        environment = environments / f"celery-{release}"
        if not environment.exists():
            install(environment, pythons.get(python) or f"python{python}", f"celery=={release}", f"kombu=={kombu}")
        output = subprocess.check_output([environment / "bin" / "python", READER], text=True)
        major, minor = release.split(".")[:2]
        readings[int(major), int(minor)] = json.loads(output)
    return readings


def install(environment: Path, python: str, *packages: str) -> None:
    """An environment with some packages; none is left when that fails."""
    print(f"installing {' '.join(packages)} under {python}", file=sys.stderr)
    try:
        subprocess.run([python, "-m", "venv", environment], check=True)
        pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(environment, ignore_errors=True)
        raise


def stale(texts: Mapping[str, str]) -> list[Path]:
    """The files that do not hold what they should."""
    paths = {TARGET / name: text for name, text in texts.items()}
    return [path for path, text in paths.items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is out of date")
    parser.add_argument("--environments", type=Path, metavar="FOLDER", help="where to keep the installed releases")
    parser.add_argument("--python", action="append", default=[], metavar="VERSION=PATH", help="an interpreter")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as throwaway:
        pythons = dict(item.split("=", 1) for item in options.python)
        readings = read_all((options.environments or Path(throwaway)).absolute(), pythons)
    texts = {name: formatted(text) for name, text in tables(readings).items()}
    out_of_date = stale(texts)
    for path in out_of_date:
        print(f"{path.relative_to(ROOT)} is out of date" if options.check else f"wrote {path.relative_to(ROOT)}")
        if not options.check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(texts[path.name], encoding="utf-8")
    return 1 if options.check and out_of_date else 0


if __name__ == "__main__":
    sys.exit(main())
