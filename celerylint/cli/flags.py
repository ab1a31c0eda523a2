"""What `celerylint check` was told, and the settings and rules that follow from it for one project."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from celerylint import registry
from celerylint.engine.requirement import is_specifier
from celerylint.engine.roots import Reach
from celerylint.fix.policy import Policy
from celerylint.registry import Selection
from celerylint.rule import Rule, Safety
from celerylint.settings import FIELDS, Settings, key_of
from celerylint.settings.load import Loaded, SettingsError, did_you_mean, load, parse_override, place_of

_OVERRIDING: Final = (
    *("preview", "celery_version", "min_confidence", "fail_level", "output_format", "respect_gitignore"),
    *("fix", "unsafe_fixes"),
)


@dataclass(frozen=True)
class Flags:
    """The command line, as click hands it over. None means not given."""

    files: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    extend_ignore: tuple[str, ...]
    preview: bool | None
    min_severity: str
    celery_version: str | None
    min_confidence: str | None
    fail_level: str | None
    exit_zero: bool
    output_format: str | None
    output_file: Path | None
    statistics: bool
    show_files: bool
    show_settings: bool
    show_facts: bool
    show_suppressed: bool
    ignore_noqa: bool
    exclude: tuple[str, ...]
    extend_exclude: tuple[str, ...]
    respect_gitignore: bool | None
    force_exclude: bool
    stdin_filename: str | None
    config: tuple[str, ...]
    isolated: bool
    fix: bool | None
    unsafe_fixes: bool | None
    fix_only: bool
    show_fixes: bool
    diff: bool
    exit_non_zero_on_fix: bool
    baseline: Path | None
    update_baseline: bool
    diff_base: str | None
    fixable: tuple[str, ...]
    unfixable: tuple[str, ...]
    add_ignore: str | None
    prefilter: bool
    timing: bool
    jobs: int | None
    color: str
    quiet: bool
    silent: bool
    verbose: bool


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
        _check_value(field_name, value, None if field_name in configuration.overrides else files[field_name])
    origins = {name: place_of(file, key_of(name)) for name, file in files.items()}
    return Effective(
        Settings(**values | configuration.overrides), origins | dict.fromkeys(configuration.overrides, "--config")
    )


def settings_for(reach: Reach, flags: Flags, configuration: Configuration) -> Effective:
    """The settings of one run: those configured, and what flags say over them."""
    settings, origins = configured(reach, configuration)
    if flags.celery_version is not None:
        _check_value("celery_version", flags.celery_version, None)
    given = {name: value for name in _OVERRIDING if (value := getattr(flags, name)) is not None}
    if flags.baseline is not None:
        given["baseline"] = str(flags.baseline.absolute())
    given |= {name: split(value) for name in ("exclude", "fixable", "unfixable") if (value := getattr(flags, name))}
    if flags.extend_exclude:
        given["extend_exclude"] = (*settings.extend_exclude, *split(flags.extend_exclude))
    return Effective(replace(settings, **given), origins | dict.fromkeys(given, "command line"))


def rules_for(settings: Settings, flags: Flags) -> tuple[Rule, ...]:
    """The rules that run with these settings and flags."""
    asked = Selection(
        split(flags.select) or None, split(flags.extend_select), split((*flags.ignore, *flags.extend_ignore))
    )
    for option in ("select", "extend_select", "ignore", "extend_ignore", "fixable", "unfixable"):
        for selector in split(getattr(flags, option)):
            _check_rule(selector, f"--{key_of(option)}")
    configured = Selection(settings.select, settings.extend_select, (*settings.ignore, *settings.extend_ignore))
    return registry.select_in_layers(configured, asked, preview=settings.preview)


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


def split(values: Sequence[str]) -> tuple[str, ...]:
    """Options that may be repeated and may hold lists: `--select A,B --select C`."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _check_value(field_name: str, value: object, path: Path | None) -> None:
    """What loading cannot check: that rules exist, that versions can be read."""
    key = key_of(field_name)
    if field_name == "celery_version" and not is_specifier(str(value)):
        place = place_of(path, key)
        raise SettingsError(f"{place}: `{key}` is neither a version nor a range of versions: {value!r}")
    if field_name == "rules" and isinstance(value, Mapping):
        _check_options(value, path)
        return
    for selector in _selectors(FIELDS[key].metadata["kind"], value):
        _check_rule(selector, f"`{key}`", place_of(path, key, selector))


def _check_options(table: Mapping[str, Mapping[str, object]], path: Path | None) -> None:
    for selector, values in table.items():
        place = place_of(path, "rules", selector)
        rule = registry.find(selector)
        if rule is None:
            _check_rule(selector, "`rules`", place)
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


def _check_rule(selector: str, where: str, place: str = "") -> None:
    if registry.is_selector(selector):
        return
    close = registry.suggest(selector)
    hint = f"; did you mean `{close}`?" if close else ""
    if retired := registry.RETIRED.get(selector.upper()):
        hint = f", it was withdrawn: {retired}"
    prefix = f"{place}: " if place else ""
    raise SettingsError(f"{prefix}unknown rule `{selector}` in {where}{hint}")
