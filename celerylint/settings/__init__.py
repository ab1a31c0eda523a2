"""What a project may configure.

The fields of `Settings` are the only list of keys: their metadata is the documentation and names the TOML type that
`celerylint.settings.load` expects.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

SEVERITIES: Final = ("minor", "moderate", "major", "critical")
CONFIDENCES: Final = ("low", "medium", "high")
OUTPUT_FORMATS: Final = tuple(
    "full concise grouped json json-lines sarif github gitlab junit rdjson azure pylint markdown html".split()
)
DEFAULT_EXCLUDE: Final = tuple(
    ".bzr .celerylint_cache .direnv .eggs .git .git-rewrite .hg .ipynb_checkpoints .mypy_cache .nox .pants.d .pyenv "
    ".pytest_cache .pytype .ruff_cache .svn .tox .venv .vscode __pypackages__ _build buck-out dist node_modules "
    "site-packages venv".split()
)


def _about(kind: str, doc: str, *, example: str, default: str, choices: Sequence[str] = ()) -> dict[str, object]:
    return {"kind": kind, "doc": doc, "example": example, "default": default, "choices": tuple(choices)}


@dataclass(frozen=True)
class Settings:
    """What a project may configure. A field's key is its name with dashes.

    Metadata of each field: `kind` (the TOML type in words), `doc`, `example` and `default` (both as TOML), `choices`.
    """

    extend: str | None = field(
        default=None,
        metadata=_about(
            "string",
            "Another configuration file, relative to this one, whose settings hold where this one is silent. Tables "
            "and the keys that begin with `extend-` add up; so do selections of rules, unless this file has a "
            "`select`.",
            example='extend = "../pyproject.toml"',
            default="none",
        ),
    )
    select: tuple[str, ...] | None = field(
        default=None,
        metadata=_about(
            "list of rules",
            "The rules to run, instead of the default set: codes (`CEL201`), prefixes (`CEL2`), names "
            "(`interval-schedule`) or `ALL`. The longer selector wins.",
            example='select = ["CEL4", "missing-acks-late"]',
            default="the default rules",
        ),
    )
    extend_select: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of rules",
            "Rules to run in addition to those selected.",
            example='extend-select = ["CEL003"]',
            default="[]",
        ),
    )
    ignore: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of rules",
            "Rules not to run.",
            example='ignore = ["interval-schedule"]',
            default="[]",
        ),
    )
    extend_ignore: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of rules",
            "Rules not to run, in addition to those ignored.",
            example='extend-ignore = ["CEL601"]',
            default="[]",
        ),
    )
    per_file_ignores: dict[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata=_about(
            "table of lists of rules",
            "Rules not to report in files that match a pattern. A pattern that begins with `!` means all other files.",
            example='per-file-ignores = { "tests/**" = ["CEL7"] }',
            default="{}",
        ),
    )
    severity: dict[str, str] = field(
        default_factory=dict,
        metadata=_about(
            "table of severities",
            "The severity of a rule's findings, instead of the rule's own: `minor`, `moderate`, `major` or "
            "`critical`. The longer selector wins.",
            example='severity = { CEL401 = "minor" }',
            default="{}",
            choices=SEVERITIES,
        ),
    )
    rules: dict[str, dict[str, float]] = field(
        default_factory=dict,
        metadata=_about(
            "table of options of rules",
            "The options of single rules, by name or code: a rule's page lists its own.",
            example="rules = { sleep-in-task = { seconds = 10 } }",
            default="{}",
        ),
    )
    exclude: tuple[str, ...] = field(
        default=DEFAULT_EXCLUDE,
        metadata=_about(
            "list of patterns",
            "Files and folders not to look at; replaces the default list. A pattern without a slash matches a "
            "name anywhere.",
            example='exclude = ["generated"]',
            default="[" + ", ".join(f'"{name}"' for name in DEFAULT_EXCLUDE) + "]",
        ),
    )
    extend_exclude: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of patterns",
            "Files and folders not to look at, in addition to `exclude`.",
            example='extend-exclude = ["legacy/*.py"]',
            default="[]",
        ),
    )
    respect_gitignore: bool = field(
        default=True,
        metadata=_about(
            "boolean",
            "Whether files that Git ignores (`.gitignore`, `.ignore`, `.git/info/exclude`) are left out.",
            example="respect-gitignore = false",
            default="true",
        ),
    )
    src: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of folders",
            "Where top-level packages live, relative to the project root, when they cannot be found.",
            example='src = ["backend"]',
            default="[]",
        ),
    )
    settings_modules: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of modules",
            "The Django settings modules that production loads, when several exist and the wrong one is read.",
            example='settings-modules = ["shop.settings.production"]',
            default="[]",
        ),
    )
    task_decorators: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of dotted names",
            "Decorators of the project that make a function a task, when they cannot be followed to Celery.",
            example='task-decorators = ["shop.jobs.job"]',
            default="[]",
        ),
    )
    auth_dependencies: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of dotted names",
            "Dependencies, decorators or permission classes that authenticate a request, when they cannot be "
            "recognised.",
            example='auth-dependencies = ["shop.auth.require_token"]',
            default="[]",
        ),
    )
    celery_version: str | None = field(
        default=None,
        metadata=_about(
            "string",
            "The Celery that the project runs in production, as a version (`5.4` means any 5.4) or a range.",
            example='celery-version = ">=5.4,<6"',
            default="what the project's requirements, pyproject.toml and lock files say",
        ),
    )
    fix: bool = field(
        default=False,
        metadata=_about(
            "boolean",
            "Whether `check` makes safe fixes unasked, as with `--fix`.",
            example="fix = true",
            default="false",
        ),
    )
    unsafe_fixes: bool = field(
        default=False,
        metadata=_about(
            "boolean",
            "Whether unsafe fixes are made, too: those that are probably right, but change what the code does.",
            example="unsafe-fixes = true",
            default="false",
        ),
    )
    fixable: tuple[str, ...] = field(
        default=("ALL",),
        metadata=_about(
            "list of rules",
            "The rules whose fixes may be made.",
            example='fixable = ["CEL3", "bind-mismatch"]',
            default='["ALL"]',
        ),
    )
    unfixable: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of rules",
            "Rules whose fixes are never made. The longer selector wins over `fixable`.",
            example='unfixable = ["CEL301"]',
            default="[]",
        ),
    )
    extend_safe_fixes: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of rules",
            "Rules whose unsafe fixes count as safe here.",
            example='extend-safe-fixes = ["interval-schedule"]',
            default="[]",
        ),
    )
    extend_unsafe_fixes: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "list of rules",
            "Rules whose safe fixes count as unsafe here.",
            example='extend-unsafe-fixes = ["CEL301"]',
            default="[]",
        ),
    )
    baseline: str | None = field(
        default=None,
        metadata=_about(
            "string",
            "The file of recorded findings, relative to the configuration file: only others are shown.",
            example='baseline = "celerylint-baseline.json"',
            default="none",
        ),
    )
    fail_level: str = field(
        default="moderate",
        metadata=_about(
            "string",
            "The lowest severity that makes `check` exit with 1.",
            example='fail-level = "major"',
            default='"moderate"',
            choices=SEVERITIES,
        ),
    )
    min_confidence: str = field(
        default="medium",
        metadata=_about(
            "string",
            "Findings less certain than this are not shown.",
            example='min-confidence = "high"',
            default='"medium"',
            choices=CONFIDENCES,
        ),
    )
    output_format: str = field(
        default="full",
        metadata=_about(
            "string",
            "How findings are printed.",
            example='output-format = "concise"',
            default='"full"',
            choices=OUTPUT_FORMATS,
        ),
    )
    preview: bool = field(
        default=False,
        metadata=_about(
            "boolean",
            "Whether rules that are still in preview may run.",
            example="preview = true",
            default="false",
        ),
    )
    required_version: str | None = field(
        default=None,
        metadata=_about(
            "string",
            "The versions of celerylint that may check this project.",
            example='required-version = ">=0.1"',
            default="any version",
        ),
    )


def key_of(field_name: str) -> str:
    """The TOML key of a field."""
    return field_name.replace("_", "-")


FIELDS: Final = {key_of(item.name): item for item in dataclasses.fields(Settings)}
