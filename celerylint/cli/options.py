"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

C = TypeVar("C", bound=Callable[..., Any])


def configuration_options(command: C) -> C:
    """`--config` and `--isolated`."""
    config = click.option(
        "--config",
        multiple=True,
        metavar="FILE|KEY=VALUE",
        envvar="CELERYLINT_CONFIG",
        help="A configuration file, or one setting in TOML. May be repeated.",
    )
    isolated = click.option("--isolated", is_flag=True, help="Read no configuration file.")
    return config(isolated(command))
