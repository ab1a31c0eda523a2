"""Reading TOML, by whichever reader this Python has."""

from __future__ import annotations

import sys
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TOMLDecodeError = tomllib.TOMLDecodeError


def loads(text: str) -> dict[str, Any]:
    """The table that a document holds; raises TOMLDecodeError."""
    return tomllib.loads(text)
