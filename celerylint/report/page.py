"""A rule's page, as Markdown and as data."""

from __future__ import annotations

from typing import Any

from celerylint.rule import Rule, Stage

_CODE_SECTIONS = ("Bad", "Good")


def markdown(rule: Rule) -> str:
    """The whole page."""
    return f"# {rule.name} ({rule.code})\n\n{rule.summary}.\n\n{_legend(rule)}\n\n{body(rule)}\nMore: {rule.url}\n"


def body(rule: Rule) -> str:
    """What the page says, without title and legend."""
    intro = f"{rule.page.intro}\n\n" if rule.page.intro else ""
    sections = [_section(heading, text) for heading, text in rule.page.sections.items()]
    return intro + "\n".join([*sections, *([_options(rule)] if rule.options else [])])


def _options(rule: Rule) -> str:
    """What a project may set for the rule."""
    lines = (f"- `{item.name}` (default `{item.default:g}`): {item.doc}\n" for item in rule.options.values())
    return f"## Options\n\nIn `[tool.celerylint.rules.{rule.name}]`:\n\n{''.join(lines)}"


def _legend(rule: Rule) -> str:
    words = [f"Severity: {rule.severity}", f"confidence: {rule.confidence}"]
    words.append("on by default" if rule.default else "off by default")
    if rule.stage is not Stage.STABLE:
        words.append(rule.stage.value)
    return f"{', '.join(words)}. Since {rule.since}."


def _section(heading: str, text: str) -> str:
    if heading in _CODE_SECTIONS:
        text = f"```python\n{text}\n```"
    return f"## {heading}\n\n{text[:1].upper()}{text[1:]}\n"


def data(rule: Rule) -> dict[str, Any]:
    """What `--output-format json` says of a rule; ruff's words where it has them."""
    return {
        "name": rule.name,
        "code": rule.code,
        "linter": "celerylint",
        "summary": rule.summary,
        "severity": str(rule.severity),
        "confidence": str(rule.confidence),
        "stage": rule.stage.value,
        "default": rule.default,
        "since": rule.since,
        "options": [{"name": item.name, "default": item.default, "doc": item.doc} for item in rule.options.values()],
        "url": rule.url,
        "explanation": body(rule),
    }
