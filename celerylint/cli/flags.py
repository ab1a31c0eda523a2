"""What `celerylint check` was told, and the settings and rules that follow from it for one project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from celerylint import registry
from celerylint.engine.roots import Reach
from celerylint.jobs.configured import Configuration, Effective, check_rule, check_value, configured, selection_of
from celerylint.registry import Selection
from celerylint.rule import Rule
from celerylint.settings import Settings, key_of

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
    baseline: str | None
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


def settings_for(reach: Reach, flags: Flags, configuration: Configuration) -> Effective:
    """The settings of one run: those configured, and what flags say over them."""
    settings, origins = configured(reach, configuration)
    if flags.celery_version is not None:
        check_value("celery_version", flags.celery_version, None)
    given = {name: value for name in _OVERRIDING if (value := getattr(flags, name)) is not None}
    if flags.baseline is not None:
        given["baseline"] = str(Path(flags.baseline).absolute()) if flags.baseline else ""
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
            check_rule(selector, f"--{key_of(option)}")
    return registry.select_in_layers(selection_of(settings), asked, preview=settings.preview)


def split(values: Sequence[str]) -> tuple[str, ...]:
    """Options that may be repeated and may hold lists: `--select A,B --select C`."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
