"""`celerylint check`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from celerylint.cli import output
from celerylint.cli.flags import Configuration, Flags, rules_for, settings_for
from celerylint.engine.roots import Reach, absolute, plan
from celerylint.engine.run import Checked, Options
from celerylint.engine.run import check as run_check
from celerylint.report import Entry, Report
from celerylint.report.text import printable
from celerylint.rule import Severity
from celerylint.settings import CONFIDENCES, OUTPUT_FORMATS, SEVERITIES, Settings

C = TypeVar("C", bound=Callable[..., Any])


def _list_option(name: str, help: str) -> Callable[[C], C]:
    return click.option(name, multiple=True, metavar="LIST", help=f"{help} Comma-separated, may be repeated.")


@click.command()
@click.argument("files", nargs=-1)
@_list_option("--select", "The rules to run: codes, prefixes of codes, names, or ALL.")
@_list_option("--ignore", "Rules not to run.")
@_list_option("--extend-select", "Rules to run in addition to those selected.")
@_list_option("--extend-ignore", "Rules not to run, in addition to those ignored.")
@click.option("--preview/--no-preview", default=None, help="Whether rules still in preview may run.")
@click.option("--min-severity", type=click.Choice(SEVERITIES), default="minor", help="Hide milder findings.")
@click.option("--min-confidence", type=click.Choice(CONFIDENCES), help="Hide less certain findings. [default: medium]")
@click.option("--fail-level", type=click.Choice(SEVERITIES), help="Exit with 1 from this severity. [default: moderate]")
@click.option("-e", "--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option(
    "--output-format",
    type=click.Choice(OUTPUT_FORMATS),
    envvar="CELERYLINT_OUTPUT_FORMAT",
    help="How to print findings. [default: full]",
)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="CELERYLINT_OUTPUT_FILE",
    help="Write the report to this file instead of stdout.",
)
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@click.option("--show-facts", is_flag=True, help="Print what was understood: apps, configuration, tasks, schedules.")
@click.option("--show-suppressed", is_flag=True, help="List suppressed findings too.")
@click.option("--ignore-noqa", "--no-ignores", is_flag=True, help="Disregard all suppression comments.")
@_list_option("--exclude", "Files and folders not to look at, instead of the default list.")
@_list_option("--extend-exclude", "Files and folders not to look at, in addition.")
@click.option("--respect-gitignore/--no-respect-gitignore", default=None, help="Whether to leave out what Git ignores.")
@click.option("--force-exclude/--no-force-exclude", help="Exclude files even when they are named on the command line.")
@click.option("--stdin-filename", metavar="PATH", help="Read this file's text from stdin; its project from disk.")
@click.option(
    "--config",
    multiple=True,
    metavar="FILE|KEY=VALUE",
    envvar="CELERYLINT_CONFIG",
    help="A configuration file, or one setting in TOML. May be repeated.",
)
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option(
    "--prefilter/--no-prefilter", default=True, hidden=True, help="Whether to skip files without Celery words."
)
@click.option("--timing", is_flag=True, help="Print the seconds each phase and each rule took.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Accepted; files are read in one process so far.")
@click.option("-n", "--no-cache", is_flag=True, expose_value=False, help="Accepted; nothing is cached yet.")
@click.option("--cache-dir", metavar="PATH", expose_value=False, help="Accepted; nothing is cached yet.")
@click.option("--no-fix", is_flag=True, expose_value=False, help="Accepted; there are no fixes to apply yet.")
@click.option("--no-progress", is_flag=True, expose_value=False, help="Accepted; no progress is shown.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colours.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings, and nothing else.")
@click.option("-s", "--silent", is_flag=True, help="Print nothing; the exit code tells.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is being done.")
def check(**given: Any) -> int:
    """Check files and folders (default: the current folder).

    Findings are reported in the files named; their whole project is analysed all the same.
    """
    gc.disable()  # one run, and syntax trees hold no cycles: collecting only costs
    flags = Flags(**given)
    cwd = Path.cwd()
    configuration = Configuration(flags.config)
    paths, overlay = _paths(flags, cwd)
    reaches = plan(paths, cwd, isolated=flags.isolated or configuration.file is not None)
    runs = [_run(reach, flags, configuration, overlay) for reach in reaches]
    checked = [run for run, _ in runs]
    _tell(checked, flags)
    _print(checked, runs[0][1], flags, cwd)
    return _exit_code(runs, flags)


def _paths(flags: Flags, cwd: Path) -> tuple[list[Path], dict[Path, bytes]]:
    """The paths to check, and the texts that stand for files. Paths that do not exist are an error."""
    if flags.stdin_filename is not None or flags.files == ("-",):
        path = absolute(flags.stdin_filename or "-", cwd)
        return [path], {path: sys.stdin.buffer.read()}
    paths = [absolute(name, cwd) for name in flags.files or (".",)]
    missing = [
        name for name, path in zip(flags.files, paths, strict=False) if not path.exists() and not path.is_symlink()
    ]
    if missing:
        raise click.ClickException("No such file or directory: " + ", ".join(missing))
    return paths, {}


def _run(
    reach: Reach, flags: Flags, configuration: Configuration, overlay: dict[Path, bytes]
) -> tuple[Checked, Settings]:
    settings = settings_for(reach, flags, configuration)
    options = Options(
        rules=rules_for(settings, flags),
        settings=settings,
        min_severity=Severity[flags.min_severity.upper()],
        overlay={path.relative_to(reach.root).as_posix(): text for path, text in overlay.items()},
        force_exclude=flags.force_exclude,
        honour_comments=not flags.ignore_noqa,
        prefilter=flags.prefilter,
        jobs=flags.jobs,
    )
    if flags.verbose:
        output.say(f"root: {reach.root}\nconfiguration: {configuration.file or reach.config or 'none'}")
        output.say(f"rules: {' '.join(rule.code for rule in options.rules)}")
    return run_check(reach, options), settings


def _tell(checked: Sequence[Checked], flags: Flags) -> None:
    """What went wrong, and what was asked to be told besides the findings."""
    for run in checked:
        for problem in () if flags.silent else run.problems:
            output.warn(problem)
        for failure in run.failures:
            output.say(
                f"error: rule {failure.rule.code} ({failure.rule.name}) failed on {failure.subject}: {failure.error}"
            )
            if flags.verbose:
                output.say(failure.details)
        if flags.timing:
            output.say("".join(f"{seconds:9.3f} s  {phase}\n" for phase, seconds in run.timings.items()).rstrip())
        if flags.verbose:
            output.say(f"files to report on: {len(run.files)}")
    if not any(run.files for run in checked) and not flags.silent:
        output.warn("No Python files found under the given path(s)")


def _print(checked: Sequence[Checked], settings: Settings, flags: Flags, cwd: Path) -> None:
    report = _report(checked, flags, cwd)
    text = _rendered(report, settings.output_format, flags)
    if flags.show_facts:
        facts = "".join(map(_facts, checked))
        text = facts + text if settings.output_format != "json" else text
        if settings.output_format == "json":
            output.say(facts)
    if flags.output_file:
        output.save(flags.output_file, text)
    elif not flags.silent:
        output.put(text)


def _report(checked: Sequence[Checked], flags: Flags, cwd: Path) -> Report:
    entries: dict[tuple[object, ...], Entry] = {}
    suppressed = 0
    for run in checked:
        root, lines = run.reach.root, run.sources.lines
        found = [Entry(finding, root, lines) for finding in run.findings]
        suppressed += len(run.suppressed)
        if flags.show_suppressed:
            found += [Entry(finding, root, lines, directive.reason) for finding, directive in run.suppressed]
        for entry in sorted(found, key=lambda entry: entry.finding.sort_key):
            span = entry.finding.span
            # Projects inside each other report a shared file once.
            entries.setdefault((root / span.path, *span[1:], entry.finding.code, entry.finding.message), entry)
    return Report(tuple(entries.values()), suppressed, cwd)


def _rendered(report: Report, output_format: str, flags: Flags) -> str:
    if output_format == "json":
        from celerylint.report import json

        return json.statistics(report) if flags.statistics else json.render(report)
    from celerylint.report import concise, full, statistics

    if flags.statistics:
        text = statistics.render(report)
    else:
        module = {"full": full, "concise": concise}[output_format]
        text = module.render(report, output.paint_for(flags.color, to_file=flags.output_file is not None))
    return text if flags.quiet else f"{text}{report.summary()}\n"


def _facts(run: Checked) -> str:
    """What was understood of one project, by section."""
    if run.project is None:
        return ""
    sections: dict[str, list[str]] = {}
    for section, line in run.project.describe():
        sections.setdefault(section, []).append(f"  {printable(line)}\n")
    return "".join(f"{section}\n{''.join(lines)}\n" for section, lines in sections.items())


def _exit_code(runs: Sequence[tuple[Checked, Settings]], flags: Flags) -> int:
    if any(checked.failures for checked, _ in runs):
        return 2
    failed = any(
        finding.severity >= Severity[settings.fail_level.upper()]
        for checked, settings in runs
        for finding in checked.findings
    )
    return int(failed and not flags.exit_zero)
