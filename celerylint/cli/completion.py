"""Completion in shells: the script that turns it on, and the names of rules."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

from celerylint import registry
from celerylint.cli.output import put

SHELLS = ("bash", "zsh", "fish")


@click.command("generate-shell-completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def generate(context: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and rules in a shell."""
    kind = get_completion_class(shell)
    assert kind is not None
    put(kind(context.find_root().command, {}, "celerylint", "_CELERYLINT_COMPLETE").source())


def rules_like(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules that begin like the last part of a list; codes only when there is a letter to go by."""
    before, comma, word = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{text}", help=rule.summary)
        for rule in registry.all_rules()
        for text in (rule.code, rule.name)
        if text.startswith(word) and (word or text == rule.name)
    ]
