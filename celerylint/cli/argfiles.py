"""`@FILE` on the command line: its lines are arguments, for lists that are too long for one command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click


def expanded(arguments: Iterable[str]) -> Iterator[str]:
    """The arguments, with those of files in their place; a path that begins with `@` is written `./@name`."""
    for argument in arguments:
        if argument.startswith("@") and argument != "@":
            yield from _lines(Path(argument[1:]))
        else:
            yield argument


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise click.ClickException(f"@{path}: {why}") from error
