"""How programs read configuration from outside: such a value is never known, only its default may be."""

from __future__ import annotations

import re
from typing import Final

READERS: Final = frozenset(
    (
        "os.getenv",
        "os.environ.get",
        "os.environ.setdefault",
        "decouple.config",
        "environs.Env",
        "starlette.config.Config",
        "prettyconf.config",
    )
)
READER_CLASSES: Final = frozenset(("environ.Env", "environs.Env", "decouple.Config", "starlette.config.Config"))
# Names under which such objects travel when their origin cannot be followed: `env.int("X", default=1)`.
READER_NAMES: Final = frozenset(("env", "config", "environ", "getenv", "get_env", "get_bool_from_env"))
# Classes whose fields the environment overrides.
SETTINGS_CLASSES: Final = frozenset(
    ("pydantic_settings.BaseSettings", "pydantic.BaseSettings", "pydantic_settings.main.BaseSettings")
)
CONSTANTS: Final[dict[str, object]] = {"math.inf": float("inf")}
# Names of files, classes and functions that are not for production.
ELSEWHERE: Final = re.compile(r"test|local|dev|debug|ci\b|docs?\b|demo|example|sandbox|mock|fixture|eager", re.I)
