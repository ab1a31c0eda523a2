"""The commands that tell about celerylint itself: explain, rules, version."""

from __future__ import annotations

import click

from celerylint import __version__, registry
from celerylint.cli.completion import rules_like
from celerylint.cli.output import put
from celerylint.report import json, page
from celerylint.rule import Rule, Stage

format_option = click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print it.",
)


@click.command()
@click.argument("name", metavar="RULE", required=False, shell_complete=rules_like)
@click.option("--all", "everything", is_flag=True, help="Explain every rule.")
@format_option
def explain(name: str | None, everything: bool, output_format: str) -> None:
    """Explain a rule, named by its code or its name."""
    if everything == (name is not None):
        raise click.UsageError("Name one rule, or give --all.")
    chosen = registry.all_rules() if name is None else (_rule(name),)
    if output_format == "text":
        put("\n\n".join(page.markdown(rule) for rule in chosen))
    else:
        put(json.dumps([page.data(rule) for rule in chosen] if everything else page.data(chosen[0])))


def _rule(name: str) -> Rule:
    if rule := registry.find(name):
        return rule
    if retired := registry.RETIRED.get(name.upper()):
        raise click.UsageError(f"{name} was withdrawn: {retired}")
    close = registry.suggest(name)
    raise click.UsageError(f"There is no rule `{name}`" + (f"; did you mean `{close}`?" if close else "."))


@click.command()
@format_option
def rules(output_format: str) -> None:
    """List the rules."""
    if output_format == "json":
        put(json.dumps([page.data(rule) for rule in registry.all_rules()]))
        return
    width = max((len(rule.name) for rule in registry.all_rules()), default=0)
    put(
        "".join(
            f"{rule.code}  {rule.name:<{width}}  {_words(rule):<17}  {rule.summary}\n" for rule in registry.all_rules()
        )
    )


def _words(rule: Rule) -> str:
    stage = "" if rule.stage is Stage.STABLE else f" {rule.stage.value}"
    return f"{rule.severity}{'' if rule.default else ' (off)'}{stage}"


@click.command()
@format_option
def version(output_format: str) -> None:
    """Print the version."""
    put(json.dumps({"version": __version__}) if output_format == "json" else f"celerylint {__version__}\n")
