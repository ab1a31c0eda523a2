"""The commands that tell about a project: `audit`, `tasks`, `graph`. What they do is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

from celerylint.cli.check import check

# Options that mean here what they mean for `check`.
_SHARED: Final = frozenset(
    "select ignore extend_select extend_ignore preview min_confidence celery_version output_file"
    " ignore_noqa exclude extend_exclude respect_gitignore config isolated color verbose".split()
)


class _Review(click.Command):
    """A command over one project, with the options of `check` that choose and configure."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.params += [param for param in check.params if param.name in _SHARED]


def _format_option(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        "--format",
        "--output-format",
        "output_format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to print it.",
    )


_path_argument = click.argument("path", default=".")


@click.command(cls=_Review)
@_path_argument
@_format_option("terminal", "markdown", "html", "json")
def audit(path: str, output_format: str, **given: Any) -> int:
    """Write the review of a project: findings, strengths, inventory, posture, schedule, budget, roadmap.

    PATH is a folder; by default the current one.
    """
    from celerylint.cli import reviewing

    return reviewing.audit(reviewing.Run(path, given), output_format)


@click.command(cls=_Review)
@_path_argument
@_format_option("table", "csv", "json")
def tasks(path: str, output_format: str, **given: Any) -> int:
    """List the tasks with their effective options, who sends them, and what was found (default: the current folder)."""
    from celerylint.cli import reviewing

    return reviewing.tasks(reviewing.Run(path, given), output_format)


@click.command(cls=_Review)
@_path_argument
@_format_option("json", "dot", "mermaid")
def graph(path: str, output_format: str, **given: Any) -> int:
    """Print what sends which task to which queue: routes, other code, beat (default: the current folder)."""
    from celerylint.cli import reviewing

    return reviewing.graph(reviewing.Run(path, given), output_format)
