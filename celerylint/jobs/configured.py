"""The settings of one project, with where each stands, and what follows from them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from celerylint import registry
from celerylint.engine.requirement import is_specifier
from celerylint.engine.roots import Reach
from celerylint.fix.policy import Policy
from celerylint.registry import Selection
from celerylint.rule import Safety
from celerylint.settings import FIELDS, Settings, key_of
from celerylint.settings.load import Loaded, SettingsError, did_you_mean, load, parse_override, place_of


class Configuration:
    """The `--config` options taken apart: at most one file, and any number of overrides."""

    def __init__(self, given: Iterable[str]) -> None:
        self.file: Path | None = None
        self.overrides: dict[str, Any] = {}
        for text in given:
            if text.endswith(".toml") or Path(text).is_file():
                self._take_file(Path(text))
            else:
                self.overrides |= parse_override(text)
        if self.overrides.get("baseline"):
            self.overrides["baseline"] = str(Path.cwd() / self.overrides["baseline"])

    def _take_file(self, path: Path) -> None:
        if self.file is not None:
            raise SettingsError(f"--config names two files, {self.file} and {path}")
        self.file = path


class Effective(NamedTuple):
    """The settings of one project, and where those stand that are not the defaults, by field name."""

    settings: Settings
    origins: dict[str, str]


def configured(reach: Reach, configuration: Configuration) -> Effective:
    """The settings of one project: defaults, its file, `--config key = value`."""
    path = configuration.file or reach.config
    values, files = load(path) if path else Loaded({}, {})
    for field_name, value in (values | configuration.overrides).items():
        check_value(field_name, value, None if field_name in configuration.overrides else files[field_name])
    origins = {name: place_of(file, key_of(name)) for name, file in files.items()}
    return Effective(
        Settings(**values | configuration.overrides), origins | dict.fromkeys(configuration.overrides, "--config")
    )


def selection_of(settings: Settings) -> Selection:
    """What the settings say about which rules run."""
    return Selection(settings.select, settings.extend_select, (*settings.ignore, *settings.extend_ignore))


def policy_for(settings: Settings) -> Policy:
    """What the settings say about fixes."""

    def fixable(code: str) -> bool:
        rule = registry.find(code)
        chosen, refused = (
            registry.narrowest(rule, lists) if rule else 0 for lists in (settings.fixable, settings.unfixable)
        )
        return chosen > refused

    def safety(code: str) -> Safety | None:
        rule = registry.find(code)
        lists = (settings.extend_safe_fixes, settings.extend_unsafe_fixes)
        safe, unsafe = (registry.narrowest(rule, selectors) if rule else 0 for selectors in lists)
        return None if safe == unsafe == 0 else Safety.SAFE if safe > unsafe else Safety.UNSAFE

    return Policy(settings.unsafe_fixes, functools.cache(fixable), functools.cache(safety))


def check_value(field_name: str, value: object, path: Path | None) -> None:
    """What loading cannot check: that rules exist, that versions can be read."""
    key = key_of(field_name)
    if field_name == "celery_version" and not is_specifier(str(value)):
        place = place_of(path, key)
        raise SettingsError(f"{place}: `{key}` is neither a version nor a range of versions: {value!r}")
    if field_name == "rules" and isinstance(value, Mapping):
        _check_options(value, path)
        return
    for selector in _selectors(FIELDS[key].metadata["kind"], value):
        check_rule(selector, f"`{key}`", place_of(path, key, selector))


def _check_options(table: Mapping[str, Mapping[str, object]], path: Path | None) -> None:
    for selector, values in table.items():
        place = place_of(path, "rules", selector)
        rule = registry.find(selector)
        if rule is None:
            check_rule(selector, "`rules`", place)
            raise SettingsError(f"{place}: `{selector}` in `rules` must be one rule")
        for name in values:
            if name not in rule.options:
                known = did_you_mean(name, rule.options) if rule.options else "; it has none"
                raise SettingsError(f"{place}: `{name}` is no option of {rule.code} {rule.name}{known}")


def _selectors(kind: str, value: object) -> Iterable[str]:
    """The rule selectors in a checked value."""
    if kind == "list of rules" and isinstance(value, tuple):
        return value
    if kind == "table of severities" and isinstance(value, Mapping):
        return value
    if kind == "table of lists of rules" and isinstance(value, Mapping):
        return [selector for selectors in value.values() for selector in selectors]
    return ()


def check_rule(selector: str, where: str, place: str = "") -> None:
    """Raise SettingsError unless a selector means a rule; the error says `where` and in which `place`."""
    if registry.is_selector(selector):
        return
    close = registry.suggest(selector)
    hint = f"; did you mean `{close}`?" if close else ""
    if retired := registry.RETIRED.get(selector.upper()):
        hint = f", it was withdrawn: {retired}"
    prefix = f"{place}: " if place else ""
    raise SettingsError(f"{prefix}unknown rule `{selector}` in {where}{hint}")
