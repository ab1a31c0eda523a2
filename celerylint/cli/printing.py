"""From what was found to the report that is printed."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from celerylint.cli import fixing, output
from celerylint.cli.fixing import Change
from celerylint.cli.flags import Flags
from celerylint.engine.run import Checked, files_of
from celerylint.jobs import Job
from celerylint.report import Entry, Report, markdown, shown_path
from celerylint.report.text import printable
from celerylint.rule import Finding

_FOR_PEOPLE: Final = ("full", "concise", "grouped")
_CHECKOUTS: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")
_SUMMARY: Final = "GITHUB_STEP_SUMMARY"
_SUMMARY_ROOM: Final = 1024 * 1024  # GitHub takes a longer one for an error and shows nothing of it


def put(jobs: Sequence[Job], runs: Sequence[Checked], changes: Sequence[Change], flags: Flags, cwd: Path) -> None:
    """Print the report where it was asked for; to stderr when stdout takes the fixed text of stdin."""
    report = _report(jobs, runs, changes, flags, cwd)
    output_format = jobs[0].options.settings.output_format
    text = _rendered(report, output_format, flags)
    facts = "".join(map(_facts, runs)) if flags.show_facts else ""
    also = facts + (fixing.listing(changes, cwd) if flags.show_fixes else "")
    if output_format in _FOR_PEOPLE:
        text = also + text
    elif also:
        output.say(also.rstrip("\n"))
    if output_format == "github" and _SUMMARY in os.environ:
        _summarise(Path(os.environ[_SUMMARY]), markdown.render(report))
    if flags.output_file:
        output.save(flags.output_file, text)
    elif fixing.takes_stdout(jobs, flags):
        output.say(text.rstrip("\n"))
    elif not flags.silent:
        output.put(text)


def put_files(jobs: Sequence[Job], cwd: Path) -> int:
    """`--show-files`: the files that would be checked, one a line."""
    for job in jobs:
        names = files_of(job.reach, job.options)
        output.put("".join(f"{printable(shown_path(cwd, job.reach.root, name))}\n" for name in names))
    return 0


def _report(jobs: Sequence[Job], runs: Sequence[Checked], changes: Sequence[Change], flags: Flags, cwd: Path) -> Report:
    entries: dict[tuple[object, ...], Entry] = {}
    suppressed = 0
    for job, run in zip(jobs, runs, strict=True):
        suppressed += len(run.suppressed)
        found = _entries(job, run)
        if flags.show_suppressed:
            root, lines = run.reach.root, run.sources.lines
            found += [Entry(_bare(finding), root, lines, directive.reason) for finding, directive in run.suppressed]
            found += [Entry(_bare(item), root, lines, "in the baseline", baselined=True) for item in run.baselined]
        for entry in sorted(found, key=lambda entry: entry.finding.sort_key):
            span = entry.finding.span
            # Projects inside each other report a shared file once.
            entries.setdefault((entry.root / span.path, *span[1:], entry.finding.code, entry.finding.message), entry)
    return Report(
        tuple(entries.values()),
        suppressed,
        cwd,
        baselined=sum(len(run.baselined) for run in runs),
        fixed=len(fixing.made(changes)),
        checkout=_checkout(cwd),
        rules=tuple(sorted({rule for job in jobs for rule in job.options.rules}, key=lambda rule: rule.code)),
        failures=tuple(f"{failure.rule.code} failed: {failure.error}" for run in runs for failure in run.failures),
    )


def _checkout(cwd: Path) -> Path | None:
    """The folder that a CI system names files from, when the run is inside."""
    folders = (Path(os.environ[name]) for name in _CHECKOUTS if os.environ.get(name))
    return next((folder for folder in folders if cwd.is_relative_to(folder)), None)


def _summarise(path: Path, text: str) -> None:
    """Append to the summary of the step as much as it has room for."""
    try:
        with path.open("ab") as file:
            file.write(markdown.cut(text, _SUMMARY_ROOM - file.tell()).encode())
    except OSError as error:
        output.warn(f"{path}: cannot be written: {error.strerror}")


def _entries(job: Job, run: Checked) -> list[Entry]:
    findings = run.findings
    if any(finding.fix and finding.fix.edits for finding in findings) and run.project:
        from celerylint.fix.lower import Lowerings  # imports libcst

        findings = list(map(Lowerings(job.read, run.project.files).shown, findings))
    lines = run.sources.lines
    return [Entry(item, run.reach.root, lines, fixable=job.policy.allows(item.fix)) for item in findings]


def _bare(finding: Finding) -> Finding:
    """A suppressed finding: nobody asks how to fix it."""
    return replace(finding, fix=None, help=finding.help or finding.fix.title) if finding.fix else finding


def _rendered(report: Report, output_format: str, flags: Flags) -> str:
    if flags.statistics:
        from celerylint.report import json, statistics

        text = json.statistics(report) if output_format == "json" else statistics.render(report)
    else:
        module = importlib.import_module(f"celerylint.report.{output_format.replace('-', '_')}")
        if output_format not in _FOR_PEOPLE:
            return str(module.render(report))
        text = module.render(report, output.paint_for(flags.color, to_file=flags.output_file is not None))
    return text if flags.quiet or output_format not in _FOR_PEOPLE else f"{text}{report.summary()}\n"


def _facts(run: Checked) -> str:
    """What was understood of one project, by section."""
    if run.project is None:
        return ""
    sections: dict[str, list[str]] = {}
    for section, line in run.project.describe():
        sections.setdefault(section, []).append(f"  {printable(line)}\n")
    return "".join(f"{section}\n{''.join(lines)}\n" for section, lines in sections.items())
