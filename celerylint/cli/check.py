"""`celerylint check`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from celerylint.cli import baselining, configuring, fixing, output, printing
from celerylint.cli.completion import rules_like
from celerylint.cli.fixing import Change
from celerylint.cli.flags import Flags, rules_for, settings_for
from celerylint.cli.options import configuration_options
from celerylint.engine.roots import Reach, absolute, plan
from celerylint.engine.run import Checked, Options
from celerylint.jobs import Job
from celerylint.jobs.configured import Configuration, policy_for
from celerylint.rule import Severity
from celerylint.settings import CONFIDENCES, OUTPUT_FORMATS, SEVERITIES

C = TypeVar("C", bound=Callable[..., Any])


class _Check(click.Command):
    """`--add-ignore` takes its value after an equals sign only, so that it can stand before a file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give a bare `--add-ignore` its empty value."""
        return super().parse_args(ctx, ["--add-ignore=" if word == "--add-ignore" else word for word in args])


def _list_option(name: str, help: str) -> Callable[[C], C]:
    complete = None if "exclude" in name else rules_like
    words = f"{help} Comma-separated, may be repeated."
    return click.option(name, multiple=True, metavar="LIST", help=words, shell_complete=complete)


@click.command(cls=_Check)
@click.argument("files", nargs=-1)
@_list_option("--select", "The rules to run: codes, prefixes of codes, names, or ALL.")
@_list_option("--ignore", "Rules not to run.")
@_list_option("--extend-select", "Rules to run in addition to those selected.")
@_list_option("--extend-ignore", "Rules not to run, in addition to those ignored.")
@click.option("--preview/--no-preview", default=None, help="Whether rules still in preview may run.")
@click.option("--min-severity", type=click.Choice(SEVERITIES), default="minor", help="Hide milder findings.")
@click.option("--min-confidence", type=click.Choice(CONFIDENCES), help="Hide less certain findings. [default: medium]")
@click.option("--celery-version", metavar="VERSION", help="The Celery that production runs. [default: inferred]")
@click.option("--fail-level", type=click.Choice(SEVERITIES), help="Exit with 1 from this severity. [default: moderate]")
@click.option("--fix/--no-fix", default=None, help="Make the safe fixes; report what is left.")
@click.option("--unsafe-fixes/--no-unsafe-fixes", default=None, help="With --fix, make unsafe fixes, too.")
@click.option("--fix-only/--no-fix-only", help="Make fixes, and do not report what is left.")
@click.option("--show-fixes/--no-show-fixes", help="List what was fixed.")
@click.option("--diff", is_flag=True, help="Print what --fix would change as a diff, and change nothing.")
@_list_option("--fixable", "The rules whose fixes may be made. [default: ALL]")
@_list_option("--unfixable", "Rules whose fixes are never made.")
@click.option(
    "--add-ignore",
    metavar="[=REASON]",
    help="Write a suppression comment for each finding, with a reason if one is given.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    help="Show only findings that are not recorded in this file; '' for all, whatever is configured.",
)
@click.option("--update-baseline", is_flag=True, help="Record the findings in the baseline instead of showing them.")
@click.option(
    "--diff-base", metavar="REVISION", help="Show only findings that were not there at a commit or branch of Git."
)
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 when something was fixed.")
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
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and stop.")
@click.option("--show-settings", is_flag=True, help="Print the settings with where each comes from, and stop.")
@click.option("--show-facts", is_flag=True, help="Print what was understood: apps, configuration, tasks, schedules.")
@click.option("--show-suppressed", is_flag=True, help="List suppressed findings too.")
@click.option("--ignore-noqa", "--no-ignores", is_flag=True, help="Disregard all suppression comments.")
@_list_option("--exclude", "Files and folders not to look at, instead of the default list.")
@_list_option("--extend-exclude", "Files and folders not to look at, in addition.")
@click.option("--respect-gitignore/--no-respect-gitignore", default=None, help="Whether to leave out what Git ignores.")
@click.option("--force-exclude/--no-force-exclude", help="Exclude files even when they are named on the command line.")
@click.option("--stdin-filename", metavar="PATH", help="Read this file's text from stdin; its project from disk.")
@configuration_options
@click.option(
    "--prefilter/--no-prefilter", default=True, hidden=True, help="Whether to skip files without Celery words."
)
@click.option("--timing", is_flag=True, help="Print the seconds each phase and each rule took.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Processes that read files (default: one a processor).")
@click.option("-n", "--no-cache", is_flag=True, expose_value=False, help="Accepted; nothing is cached yet.")
@click.option("--cache-dir", metavar="PATH", expose_value=False, help="Accepted; nothing is cached yet.")
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
    paths, overlay = paths_of(flags, cwd)
    reaches = plan(paths, cwd, isolated=flags.isolated or configuration.file is not None)
    if flags.show_settings:
        effective = [settings_for(reach, flags, configuration) for reach in reaches]
        configuring.show([(item, rules_for(item.settings, flags)) for item in effective])
        return 0
    jobs = [job_for(reach, flags, configuration, overlay) for reach in reaches]
    if flags.show_files:
        return printing.put_files(jobs, cwd)
    baselining.attach(jobs, flags)
    if flags.diff:
        return int(fixing.would_change(jobs, flags, cwd))
    changes = fixing.change(jobs, flags)
    if flags.fix_only or flags.add_ignore is not None:
        return fixing.finish(changes, flags, cwd)
    runs = [job.check() for job in jobs]
    tell(runs, flags)
    baselining.settle(jobs, runs, flags)
    printing.put(jobs, runs, changes, flags, cwd)
    return _exit_code(jobs, runs, changes, flags)


def paths_of(flags: Flags, cwd: Path) -> tuple[list[Path], dict[Path, bytes]]:
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


def job_for(reach: Reach, flags: Flags, configuration: Configuration, overlay: dict[Path, bytes]) -> Job:
    """What is to be done for one project."""
    settings = settings_for(reach, flags, configuration).settings
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
    return Job(reach, options, policy_for(settings))


def tell(checked: Sequence[Checked], flags: Flags) -> None:
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


def _exit_code(jobs: Sequence[Job], runs: Sequence[Checked], changes: Sequence[Change], flags: Flags) -> int:
    if any(run.failures for run in runs) or any(change.failed for change in changes):
        return 2
    if flags.exit_non_zero_on_fix and fixing.made(changes):
        return 1
    failed = any(
        finding.severity >= Severity[job.options.settings.fail_level.upper()]
        for job, run in zip(jobs, runs, strict=True)
        for finding in run.findings
    )
    return int(failed and not flags.exit_zero)
