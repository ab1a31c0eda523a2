"""`celerylint config` and `check --show-settings`: what is set, and where."""

from __future__ import annotations

import dataclasses
import json as json_module
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from celerylint.cli.catalog import format_option
from celerylint.cli.options import configuration_options
from celerylint.cli.output import put
from celerylint.cli.schema import schema
from celerylint.engine.roots import plan
from celerylint.jobs.configured import Configuration, Effective, configured
from celerylint.report import json
from celerylint.report.text import printable
from celerylint.rule import Rule
from celerylint.settings import FIELDS
from celerylint.settings.load import did_you_mean


@click.command()
@click.argument("key", required=False)
@click.option("--schema", "wants_schema", is_flag=True, help="Print the JSON schema of the configuration.")
@configuration_options
@format_option
def config(key: str | None, config: tuple[str, ...], output_format: str, *, wants_schema: bool, isolated: bool) -> None:
    """Print the settings that hold here with where each comes from, or all about one KEY."""
    if wants_schema:
        put(json.dumps(schema()))
        return
    if key is not None and key not in FIELDS:
        raise click.UsageError(f"There is no key `{key}`{did_you_mean(key, FIELDS)}")
    effective = _here(Configuration(config), isolated=isolated)
    if output_format == "json":
        told = {name: _data(name, effective) for name in FIELDS}
        put(json.dumps(told if key is None else told[key]))
    else:
        put(_listing(effective) if key is None else _about(key, effective))


def show(settings: Iterable[tuple[Effective, Sequence[Rule]]]) -> None:
    """`--show-settings`: the settings of each project, and the rules that run."""
    put(
        "\n".join(
            _listing(item) + f"# rules that run: {' '.join(rule.code for rule in rules)}\n" for item, rules in settings
        )
    )


def _here(configuration: Configuration, *, isolated: bool) -> Effective:
    here = Path.cwd()
    (reach,) = plan([here], here, isolated=isolated or configuration.file is not None)
    return configured(reach, configuration)


def _listing(effective: Effective) -> str:
    return "".join(f"{_line(key, effective)}\n" for key in FIELDS)


def _line(key: str, effective: Effective) -> str:
    value = _value(key, effective)
    said = f"{key} = {_toml(value)}" if value is not None else f"# {key} is not set"
    return printable(f"{said}  # {_origin(key, effective)}" if value is not None else said)


def _about(key: str, effective: Effective) -> str:
    about = FIELDS[key].metadata
    return (
        f"{_line(key, effective)}\n\n{about['doc']}\n\nType: {about['kind']}\nDefault: {about['default']}\n\n"
        f"{about['example']}\n"
    )


def _data(key: str, effective: Effective) -> dict[str, Any]:
    """Ruff's words where it has them, and what holds here."""
    about = FIELDS[key].metadata
    return {
        "doc": about["doc"],
        "default": about["default"],
        "value_type": about["kind"],
        "example": about["example"],
        "value": _value(key, effective),
        "origin": _origin(key, effective),
    }


def _value(key: str, effective: Effective) -> Any:
    return dataclasses.asdict(effective.settings)[FIELDS[key].name]


def _origin(key: str, effective: Effective) -> str:
    return effective.origins.get(FIELDS[key].name, "default")


def _toml(value: Any) -> str:
    """A value in one line of TOML; its strings are those of JSON."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{json_module.dumps(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return json_module.dumps(value)
