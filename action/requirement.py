"""What the action tells pip to install, by its inputs `version` and `version-file`; a complaint and exit status 2."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_CLAUSE = r"(?:===|[=!~<>]=|[<>])\s*[0-9][0-9A-Za-z.*+!_-]*"
_CLAUSES = rf"{_CLAUSE}(?:\s*,\s*{_CLAUSE})*"
_RELEASE = r"[0-9][0-9A-Za-z.+!_-]*"
_LOCKED = re.compile(rf"""^name = ["']celerylint["']\s+version = ["']({_RELEASE})["']""", re.M)
_REQUIRED = re.compile(rf"(?<![\w./-])celerylint(?:\[[\w\s,-]*\])?\s*({_CLAUSES})", re.I)
_COMMENT = re.compile(r"^\s*#.*$", re.M)


def requirement(version: str, version_file: str) -> str:
    """A requirement for pip: a release, or this checkout when neither input says anything."""
    if version and version_file:
        raise ValueError("version and version-file exclude each other")
    if version_file:
        return f"celerylint{_named(Path(version_file))}"
    if not version:
        return str(Path(__file__).resolve().parent.parent)
    if version == "latest":
        return "celerylint"
    if re.fullmatch(_RELEASE, version):
        return f"celerylint=={version}"
    if re.fullmatch(_CLAUSES, version):
        return f"celerylint{version}"
    raise ValueError("version is neither a release nor a range of releases")


def _named(file: Path) -> str:
    try:
        text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise ValueError("version-file cannot be read") from None
    if locked := _LOCKED.search(text):
        return f"=={locked[1]}"
    if required := _REQUIRED.search(text):
        return re.sub(r"\s+", "", required[1])
    raise ValueError("version-file names no release of celerylint")


def main() -> int:
    """Print the requirement, or what is wrong with the inputs."""
    try:
        print(requirement(os.environ["INPUT_VERSION"].strip(), os.environ["INPUT_VERSION_FILE"].strip()))
    except ValueError as error:
        print(error)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
