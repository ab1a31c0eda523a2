"""One run over one project."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from celerylint import registry
from celerylint.engine.discover import Globs, discover
from celerylint.engine.roots import Reach
from celerylint.engine.scope import Scope
from celerylint.engine.sources import Sources
from celerylint.engine.suppress import Judged, Suppressed, suppress
from celerylint.model.facts import FileFacts
from celerylint.model.source import Span
from celerylint.rule import Check, Confidence, Finding, Rule, Severity
from celerylint.settings import Settings

if TYPE_CHECKING:
    from celerylint.engine.memo import Memo
    from celerylint.model.project import Project
    from celerylint.model.version import CeleryVersion

INVALID_SYNTAX: Final = "invalid-syntax"
_TEMPLATE: Final = "{{"  # below a folder that a template of projects names so, files need not be Python yet


@dataclass(frozen=True)
class Options:
    """What one run is asked for. `overlay` holds texts that stand for files, by root-relative path.

    `jobs` limits the processes that read files (default: the processors at hand). `memo` keeps what files say between
    runs over the same project.
    """

    rules: tuple[Rule, ...]
    settings: Settings = field(default_factory=Settings)
    min_severity: Severity = Severity.MINOR
    overlay: Mapping[str, bytes] = field(default_factory=dict)
    force_exclude: bool = False
    honour_comments: bool = True
    prefilter: bool = True
    jobs: int | None = None
    memo: Memo | None = None


@dataclass(frozen=True)
class Failure:
    """A rule that raised: which, on what, and the traceback."""

    rule: Rule
    subject: str
    error: str
    details: str


@dataclass
class Checked:
    """What a run found out. `files` are those reported on; `timings` are seconds by phase, and by rule code.

    `hidden` are findings in those files that are milder or less certain than what was asked for, `baselined` those
    that a baseline knows. `complete`: every file of the project could be read, so what is not found is not there.
    """

    reach: Reach
    sources: Sources
    scope: Scope
    files: frozenset[str] = frozenset()
    project: Project | None = None
    findings: list[Finding] = field(default_factory=list)
    hidden: list[Finding] = field(default_factory=list)
    baselined: list[Finding] = field(default_factory=list)
    complete: bool = True
    suppressed: list[Suppressed] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)

    def speaks(self, path: str, code: str) -> bool:
        """Whether the run would have told of a rule's findings in a file; also of one that is no longer there."""
        rule = registry.find(code)
        if rule is None or not self.complete or any(failure.rule is rule for failure in self.failures):
            return False
        looked_at = path in self.files or (self.reach.reports(path) and not (self.reach.root / path).exists())
        return looked_at and self.scope.runs(rule, path)

    def scope_of(self, span: Span) -> str:
        """The function or method that a span stands in; "" outside of all."""
        file = self.project.files.get(span.path) if self.project else None
        around = (item for item in file.functions if item.span.line <= span.line <= item.end_line) if file else ()
        return max(((item.span.line, item.scope) for item in around), default=(0, ""))[1]

    @contextmanager
    def timed(self, phase: str) -> Iterator[None]:
        """Add the seconds spent inside to a phase."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[phase] = self.timings.get(phase, 0.0) + time.perf_counter() - start


def files_of(reach: Reach, options: Options) -> list[str]:
    """The files that a run would report on, relative to the project root."""
    checked = _begun(reach, options)
    _discover(checked, options)
    return sorted(checked.files)


def _begun(reach: Reach, options: Options) -> Checked:
    scope = Scope(options.rules, options.settings, options.min_severity)
    return Checked(reach, Sources(reach.root, options.overlay), scope)


def check(reach: Reach, options: Options) -> Checked:
    """Analyse the whole project; report on what was asked for."""
    checked = _begun(reach, options)
    with checked.timed("discover"):
        files = _discover(checked, options)
    facts, project = _collect(checked, files, options)
    checked.project = project
    raw = [finding for rule in options.rules for finding in _ask(rule, project, checked)]
    with checked.timed("suppress"):
        _settle(checked, raw, facts, options)
    return checked


def _discover(checked: Checked, options: Options) -> list[str]:
    """The files to analyse; remembers those to report on."""
    reach, settings = checked.reach, options.settings
    exclude = Globs((*settings.exclude, *settings.extend_exclude))
    found = discover(reach.root, reach.starts, exclude, respect_gitignore=settings.respect_gitignore)
    checked.problems += found.problems
    named = {path.relative_to(reach.root).as_posix() for path in reach.files}
    if options.force_exclude:
        named = {path for path in named if path in found.files or not exclude.match_any_part(path)}
    checked.files = frozenset(path for path in found.files if reach.reports(path)) | named
    return sorted(named.union(found.files))


def _collect(checked: Checked, files: Sequence[str], options: Options) -> tuple[tuple[FileFacts, ...], Project]:
    from celerylint.engine.collect import CollectOptions, collect
    from celerylint.link import LinkOptions

    settings = options.settings
    link_options = LinkOptions(
        src=settings.src,
        settings_modules=settings.settings_modules,
        task_decorators=settings.task_decorators,
        auth_dependencies=settings.auth_dependencies,
        celery=_celery(checked, files, settings),
    )
    collected = collect(
        checked.reach.root,
        files,
        CollectOptions(options.overlay, options.prefilter, link_options, options.memo, options.jobs),
    )
    checked.timings.update(collected.timings)
    collected.project.options = registry.options_in(settings.rules)
    return collected.facts, collected.project


def _celery(checked: Checked, files: Sequence[str], settings: Settings) -> CeleryVersion:
    """The version of Celery that the project runs."""
    from celerylint.engine.celery_version import configured, infer

    with checked.timed("version"):
        if settings.celery_version is not None:
            return configured(settings.celery_version)
        return infer(checked.reach.root, files)


def _ask(rule: Rule, project: Project, checked: Checked) -> list[Finding]:
    """Everything one rule finds. A check that raises is given up for that subject alone."""
    findings: list[Finding] = []
    with checked.timed(rule.code):
        for subject_type, functions in rule.checks.items():
            subjects: Iterable[object] = project.subjects(subject_type)
            for subject in subjects:
                for function in functions:
                    findings += _call(rule, function, subject, project, checked)
    return findings


def _call(rule: Rule, function: Check, subject: object, project: Project, checked: Checked) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(function(subject, project))
    except Exception as error:
        checked.failures.append(
            Failure(rule, _describe(subject), f"{type(error).__name__}: {error}", traceback.format_exc())
        )
    return found


def _describe(subject: object) -> str:
    span = getattr(subject, "span", None)
    kind = type(subject).__name__
    return f"{span.path}:{span.line}:{span.column} ({kind})" if span else kind


def _settle(checked: Checked, raw: Iterable[Finding], facts: Sequence[FileFacts], options: Options) -> None:
    """Suppress, grade, filter and sort."""
    scope = checked.scope
    checked.complete = not checked.problems and not any(file.problem for file in facts)
    judged = Judged([finding for finding in dict.fromkeys(raw) if scope.has(finding)], [])
    if options.honour_comments:
        judged = suppress(judged.kept, facts, scope.runs, complete=checked.complete)
    kept = sorted(
        (scope.graded(finding) for finding in judged.kept if finding.span.path in checked.files),
        key=lambda finding: finding.sort_key,
    )
    broken = [
        _invalid(file) for file in facts if file.problem and file.path in checked.files and _TEMPLATE not in file.path
    ]
    checked.findings = sorted([*filter(scope.shows, kept), *broken], key=lambda finding: finding.sort_key)
    checked.hidden = [finding for finding in kept if not scope.shows(finding)]
    silenced = (
        Suppressed(scope.graded(item), why) for item, why in judged.suppressed if item.span.path in checked.files
    )
    checked.suppressed = sorted(
        (item for item in silenced if scope.shows(item.finding)), key=lambda item: item.finding.sort_key
    )


def _invalid(file: FileFacts) -> Finding:
    """A file that could not be read or parsed, as a finding of no rule: it can be neither deselected nor suppressed."""
    assert file.problem is not None
    return Finding(
        code=INVALID_SYNTAX,
        name=INVALID_SYNTAX,
        message=file.problem.message,
        span=file.problem.span,
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
    )
