"""From what was found to the report that is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from celerylint.cli import fixing, output
from celerylint.cli.fixing import Change, Job
from celerylint.cli.flags import Flags
from celerylint.engine.run import Checked
from celerylint.report import Entry, Report
from celerylint.report.text import printable
from celerylint.rule import Finding


def put(jobs: Sequence[Job], runs: Sequence[Checked], changes: Sequence[Change], flags: Flags, cwd: Path) -> None:
    """Print the report where it was asked for; to stderr when stdout takes the fixed text of stdin."""
    report = _report(jobs, runs, changes, flags, cwd)
    output_format = jobs[0].options.settings.output_format
    text = _rendered(report, output_format, flags)
    if flags.show_fixes:
        text = fixing.listing(changes, cwd) + text if output_format != "json" else text
    if flags.show_facts:
        facts = "".join(map(_facts, runs))
        text = facts + text if output_format != "json" else text
        if output_format == "json":
            output.say(facts)
    if flags.output_file:
        output.save(flags.output_file, text)
    elif fixing.takes_stdout(jobs, flags):
        output.say(text.rstrip("\n"))
    elif not flags.silent:
        output.put(text)


def _report(jobs: Sequence[Job], runs: Sequence[Checked], changes: Sequence[Change], flags: Flags, cwd: Path) -> Report:
    entries: dict[tuple[object, ...], Entry] = {}
    suppressed = 0
    for job, run in zip(jobs, runs, strict=True):
        suppressed += len(run.suppressed)
        found = _entries(job, run)
        if flags.show_suppressed:
            root, lines = run.reach.root, run.sources.lines
            found += [Entry(_bare(finding), root, lines, directive.reason) for finding, directive in run.suppressed]
        for entry in sorted(found, key=lambda entry: entry.finding.sort_key):
            span = entry.finding.span
            # Projects inside each other report a shared file once.
            entries.setdefault((entry.root / span.path, *span[1:], entry.finding.code, entry.finding.message), entry)
    return Report(tuple(entries.values()), suppressed, cwd, fixed=len(fixing.made(changes)))


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
