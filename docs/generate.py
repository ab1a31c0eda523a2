"""Writes what the documentation takes from the code: rule pages, tables of rules, settings and options, JSON schemas.

    python docs/generate.py            write
    python docs/generate.py --check    write nothing; exit 1 and name the files that are out of date

A generated block stands between `<!-- begin generated: NAME -->` and `<!-- end generated -->`; in YAML behind `#`.
"""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import click
import yaml

from celerylint.audit.schema import DOCUMENTS, schema
from celerylint.cli.app import cli
from celerylint.cli.schema import schema as settings_schema
from celerylint.registry import all_rules
from celerylint.report import page
from celerylint.report.json_schema import schema as findings_schema
from celerylint.rule import GROUPS, Rule, Safety
from celerylint.settings import OUTPUT_FORMATS, Settings, key_of

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "rules"
SCHEMAS = ROOT / "docs" / "schemas"
BLOCK = re.compile(r"((?:<!--| *#) begin generated: ([\w ]+?)(?: -->)?\n).*?((?:<!--| *#) end generated)", re.S)
NAVIGATION: dict[str, list[str]] = {
    "Overview": ["index.md"],
    "Start": ["tutorial.md", "baseline.md", "ruff.md", "false-alarms.md", "faq.md"],
    "Use": ["command-line.md", "fixes.md", "audit.md", "pre-commit.md", "ci.md", "editors.md"],
    "Rules": ["rules/index.md"],
    "Reference": ["configuration.md", "schemas.md", "stability.md"],
    "Background": ["celery.md", "reviews.md", "writing-a-rule.md", "architecture.md"],
}


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; bars and line breaks in cells are escaped."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    cells = ([" ".join(cell.split()).replace("|", r"\|") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def page_name(rule: Rule) -> str:
    """The file of a rule's page, from its published address."""
    return rule.url.rstrip("/").rpartition("/")[2] + ".md"


def rule_page(rule: Rule) -> str:
    """A rule's own page."""
    legend = table(
        ["Severity", "Confidence", "Stage", "By default", "Fix", "Since"],
        [
            [
                str(rule.severity),
                str(rule.confidence),
                rule.stage.value,
                _mark(rule),
                fix_of(rule) or "none",
                rule.since,
            ]
        ],
    )
    return f"# {rule.code} {rule.name}\n\n{rule.summary}.\n\n{legend}\n{page.body(rule)}"


def rule_table(link: str) -> str:
    """Every rule by code; `link` is the folder of the pages."""
    return table(
        ["Code", "Name", "What is wrong", "Severity", "Default", "Fix"],
        ([*_row(rule, link), _mark(rule), fix_of(rule)] for rule in all_rules()),
    )


def _row(rule: Rule, link: str) -> list[str]:
    return [rule.code, f"[{rule.name}]({link}{page_name(rule)})", rule.summary, str(rule.severity)]


def fix_of(rule: Rule) -> str:
    """Which fixes a rule's module offers: safe, unsafe, both, or none at all ("")."""
    module = f"{rule.code.lower()}_{rule.name.replace('-', '_')}.py"
    source = (ROOT / "celerylint" / "rules" / module).read_text(encoding="utf-8")
    return ", ".join(safety.value for safety in (Safety.SAFE, Safety.UNSAFE) if str(safety) in source)


def fix_table() -> str:
    """The rules with a fix."""
    rows = ([*_row(rule, "rules/"), fix_of(rule)] for rule in all_rules() if fix_of(rule))
    return table(["Code", "Name", "What is wrong", "Severity", "Fix"], rows)


def _mark(rule: Rule) -> str:
    return "on" if rule.default else "off"


def rule_index() -> str:
    """The index of the rule pages, by hundreds."""
    parts = ["# Rules\n"]
    for title, group in groups():
        rows = ([*_row(rule, ""), _mark(rule), fix_of(rule)] for rule in group)
        head = ["Code", "Name", "What is wrong", "Severity", "Default", "Fix"]
        parts.append(f"## {title}\n\n{table(head, rows)}")
    return "\n".join(parts)


def groups() -> Iterator[tuple[str, list[Rule]]]:
    """The rules by hundreds, each hundred with its title."""
    for number, title in enumerate(GROUPS):
        if group := [rule for rule in all_rules() if rule.code[3] == str(number)]:
            yield f"CEL{number} {title}", group


def navigation() -> str:
    """The site's navigation: sections of those pages that exist, the rules by hundreds. Titles are the pages' own."""
    unknown = {path.name for path in (ROOT / "docs").glob("*.md")}.difference(*NAVIGATION.values())
    if unknown:
        sys.exit(f"not in the navigation: {', '.join(sorted(unknown))}")
    return "".join(f"  - {section}:\n{''.join(_entries(pages))}" for section, pages in NAVIGATION.items())


def _entries(pages: list[str]) -> Iterator[str]:
    for page_file in pages:
        if page_file.startswith("rules/") or (ROOT / "docs" / page_file).exists():
            yield f"      - {page_file}\n"
        if page_file == "rules/index.md":
            for title, group in groups():
                yield f"      - {title}:\n" + "".join(f"          - rules/{page_name(rule)}\n" for rule in group)


def settings_sections() -> str:
    """Every key of the configuration, in the order of the settings."""
    return "\n".join(_setting(key_of(field.name), field.metadata) for field in dataclasses.fields(Settings))


def _setting(key: str, about: Mapping[str, str]) -> str:
    facts = f"*Type*: {about['kind']} · *Default*: {_code(about['default'])}"
    return f"### `{key}`\n\n{about['doc']}\n\n{facts}\n\n```toml\n{about['example']}\n```\n"


def _code(text: str) -> str:
    """TOML as code, prose as prose."""
    return f"`{text}`" if text[0] in "[{\"'tf" and " " not in text.split("[")[0] else text


def options_of(name: str) -> str:
    """The arguments and options of one command, as the command line declares them."""
    command = cli.commands[name]
    rows = (
        [f"`{', '.join(spelling)}`", option.help or ""]
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden and (spelling := _spelling(option))
    )
    return table(["Option", "Meaning"], rows)


def _spelling(option: click.Option) -> list[str]:
    value = "" if option.is_flag or option.count else f" {_value(option)}"
    return [
        f"{name}{value}" for name in sorted(option.opts, key=lambda name: name.startswith("--"))
    ] + option.secondary_opts


def _value(option: click.Option) -> str:
    """What stands for an option's value; click's own wording changes between its versions."""
    if isinstance(option.type, click.Choice):
        return "|".join(option.type.choices)
    return option.metavar or option.type.name.split()[0].upper()


def command_table() -> str:
    """The commands, each with its other names."""
    names: dict[click.Command, list[str]] = {}
    for name, command in cli.commands.items():
        names.setdefault(command, []).append(f"`celerylint {name}`")
    rows = ([", ".join(spellings), command.get_short_help_str(200)] for command, spellings in names.items())
    return table(["Command", "What it does"], rows)


def input_table() -> str:
    """The inputs of the GitHub action."""
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    rows = (
        [f"`{name}`", about["description"], about["default"] and f"`{about['default']}`"]
        for name, about in inputs.items()
    )
    return table(["Input", "Meaning", "Default"], rows)


def example() -> str:
    """One finding in the flawed example, as a user sees it."""
    command = [sys.executable, "-m", "celerylint", "check", "--quiet", "--color", "never", "--select", "CEL601"]
    found = subprocess.run([*command, "examples/flawed-fastapi"], cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode != 1:
        sys.exit(f"the example cannot be linted:\n{found.stderr}")
    return f"```\n{found.stdout.rstrip()}\n```\n"


def format_table() -> str:
    """The output formats of `check`, each with what its module says of it first."""
    rows = []
    for name in OUTPUT_FORMATS:
        said = import_module(f"celerylint.report.{name.replace('-', '_')}").__doc__ or ""
        sentence = re.split(r"\.(?:\s|$)", said.partition(": ")[2])[0]
        rows.append([f"`{name}`", sentence[0].upper() + sentence[1:]])
    return table(["Format", "What it is"], rows)


BLOCKS: dict[str, Callable[[], str]] = {
    "nav": navigation,
    "rules": lambda: rule_table("docs/rules/"),
    "fixes": fix_table,
    "settings": settings_sections,
    "commands": command_table,
    "example": example,
    "action inputs": input_table,
    "formats": format_table,
    "check options": lambda: options_of("check"),
    "audit options": lambda: options_of("audit"),
}


def fill(text: str) -> str:
    """The text with its generated blocks renewed."""
    return BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found[2]]()}{found[3]}", text)


def wanted() -> dict[Path, str]:
    """Every file that holds something generated, as it should be."""
    hosts = [ROOT / "README.md", ROOT / "mkdocs.yml", *sorted((ROOT / "docs").glob("*.md"))]
    files = {host: fill(host.read_text(encoding="utf-8")) for host in hosts}
    files[PAGES / "index.md"] = rule_index()
    files[ROOT / "docs" / "celerylint.schema.json"] = json.dumps(settings_schema(), indent=2) + "\n"
    files[SCHEMAS / "findings.json"] = json.dumps(findings_schema(), indent=2) + "\n"
    files |= {SCHEMAS / f"{name}.json": json.dumps(schema(name), indent=2) + "\n" for name in DOCUMENTS}
    return files | {PAGES / page_name(rule): rule_page(rule) for rule in all_rules()}


def stale(files: dict[Path, str]) -> list[Path]:
    """The files that differ from what they should be, and the pages of rules that are gone."""
    changed = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return changed + [path for path in sorted(PAGES.glob("*.md")) if path not in files]


def main(arguments: list[str]) -> int:
    """Write, or with `--check` only compare."""
    files = wanted()
    outdated = stale(files)
    for path in outdated:
        print(f"{'out of date' if '--check' in arguments else 'written'}: {path.relative_to(ROOT)}")
        if "--check" in arguments:
            continue
        if path in files:
            path.parent.mkdir(exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
        else:
            path.unlink()
    return 1 if outdated and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
