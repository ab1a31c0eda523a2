"""Run `celerylint check` as the inputs of the action say, and tell the steps after it how it went."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import uuid
from pathlib import Path

_CHECK = (sys.executable, "-I", "-X", "utf8", "-m", "celerylint", "check")


def check(*options: str) -> int:
    """The exit status of one run; `options` hold against the user's only where they come later."""
    paths = [line.strip() for line in os.environ["INPUT_SRC"].splitlines() if line.strip()]
    return subprocess.run([*_CHECK, *options, "--", *paths], check=False).returncode


def write_sarif(arguments: list[str], file: Path) -> int:
    """Write what was reported once more as SARIF; findings are no failure of that."""
    return check(*arguments, "--exit-zero", "--output-format=sarif", f"--output-file={file}")


def tell(name: str, value: str) -> None:
    """Set an output of the step; the delimiter is not to be guessed by whoever names files."""
    if outputs := os.environ.get("GITHUB_OUTPUT"):
        delimiter = f"end-{uuid.uuid4()}"
        with Path(outputs).open("a", encoding="utf-8") as file:
            file.write(f"{name}<<{delimiter}\n{value}\n{delimiter}\n")


def main() -> int:
    """Check, write SARIF if asked to, and keep the exit status."""
    try:
        arguments = shlex.split(os.environ["INPUT_ARGS"])
    except ValueError as error:
        print(f"::error title=celerylint::args cannot be split: {error}")
        return 2
    status = check(f"--output-format={os.environ['INPUT_OUTPUT_FORMAT']}", *arguments)
    if sarif := os.environ["INPUT_SARIF_FILE"]:
        file = Path(sarif).absolute()
        status = max(status, write_sarif(arguments, file))
        if file.is_file():
            tell("sarif-file", str(file))
    tell("exit-code", str(status))
    return status


if __name__ == "__main__":
    sys.exit(main())
