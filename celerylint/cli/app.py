"""The commands together, and how the process ends."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import click

from celerylint import __version__
from celerylint.cli.argfiles import expanded
from celerylint.cli.catalog import explain, rules, version
from celerylint.cli.check import check
from celerylint.cli.completion import generate
from celerylint.cli.configuring import config
from celerylint.cli.review import audit, graph, tasks
from celerylint.cli.server import server
from celerylint.settings.load import SettingsError

FAILED = 2
INTERRUPTED = 130


class _Cli(click.Group):
    """`celerylint -q FILE` is `celerylint check -q FILE`: so ALE calls a ruff with a version number as low as ours."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the `check` that is left out before options of its own."""
        own = {name for option in self.get_params(ctx) for name in option.opts}
        left_out = not ctx.resilient_parsing and args and args[0].startswith("-") and args[0] not in own
        return super().parse_args(ctx, ["check", *args] if left_out else args)


@click.group(
    cls=_Cli,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    epilog="Exit codes: 0 nothing found, 1 findings, 2 wrong usage, wrong configuration or an internal error.",
)
@click.version_option(__version__, "-V", "--version", message="celerylint %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """The linter for Python code that uses Celery."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(FAILED)


cli.add_command(check)
cli.add_command(config)
cli.add_command(audit)
cli.add_command(tasks)
cli.add_command(graph)
cli.add_command(explain)
cli.add_command(explain, "rule")
cli.add_command(rules)
cli.add_command(server)
cli.add_command(version)
cli.add_command(generate)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    try:
        given = sys.argv[1:] if arguments is None else arguments
        result = cli.main(list(expanded(given)), prog_name="celerylint", standalone_mode=False)
        if not sys.stdout.closed:  # the language server closes it
            sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return FAILED
    except SettingsError as error:
        click.echo(f"error: {error}", err=True)
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except Exception:
        click.echo(f"error: internal error, please report it\n{traceback.format_exc()}", err=True, nl=False)
        return FAILED
    return result if isinstance(result, int) else 0


def _forget_stdout() -> None:
    """Nobody reads any more: let the interpreter's own last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
