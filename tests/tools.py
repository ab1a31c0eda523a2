"""Programs that come with the `test` extra, beside this Python."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.proofs.servers import unavailable


def tool(name: str) -> str:
    """The path of a program; without it the test is skipped, or fails where all are required."""
    path = Path(sys.executable).with_name(name)
    if not path.exists():
        unavailable(f"{name} is not installed")
    return str(path)
