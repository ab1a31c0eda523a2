"""Where text goes: streams, colours, files."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from celerylint.report import Paint, plain
from celerylint.report.text import printable


def say(text: str) -> None:
    """A line for people, beside the report."""
    stream = sys.stderr
    stream.write(_encodable("\n".join(map(printable, text.split("\n"))) + "\n", stream.encoding))


def warn(text: str) -> None:
    """A warning."""
    say(f"warning: {text}")


def put(text: str) -> None:
    """Write a report to stdout, in whatever encoding it has, with the same line ends everywhere."""
    sys.stdout.flush()
    encoding = sys.stdout.encoding
    sys.stdout.buffer.write(_encodable(text, encoding).encode(encoding))
    sys.stdout.buffer.flush()


def save(path: Path, text: str) -> None:
    """Write a report to a file, all of it or nothing."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from error


def paint_for(color: str, *, to_file: bool) -> Paint:
    """Colours, if they are wanted: the flag, then NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, then the terminal."""
    return _paint if _wants_color(color) and not to_file else plain


def _wants_color(color: str) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _paint(text: str, style: str) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _encodable(text: str, encoding: str) -> str:
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
