"""`check --fix`, `--diff` and `--add-ignore`: composes what is found, what may be changed, and the disk."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from celerylint.cli import output
from celerylint.cli.flags import Flags
from celerylint.fix import UnfixableError
from celerylint.fix.changes import Mended
from celerylint.fix.diff import unified
from celerylint.fix.write import write
from celerylint.jobs import Job
from celerylint.report import shown_path
from celerylint.rule import Finding


@dataclass
class Change:
    """What is to be written for one project, by path, and what could not be done."""

    job: Job
    mended: Mended
    old: dict[str, bytes] = field(default_factory=dict)
    failed: bool = False


def change(jobs: Sequence[Job], flags: Flags) -> list[Change]:
    """Make the fixes, or write the suppression comments, that were asked for."""
    if flags.add_ignore is not None:
        reason = _reason(flags.add_ignore)
        changes = [_ignored(job, reason) for job in jobs]
    else:
        changes = [_fixed(job) for job in jobs if flags.fix_only or job.options.settings.fix]
    for item in changes:
        _save(item)
    if takes_stdout(jobs, flags):
        _put(b"".join(text for job in jobs for text in job.options.overlay.values()))
    return changes


def would_change(jobs: Sequence[Job], flags: Flags, cwd: Path) -> bool:
    """Print as a diff what would change; whether anything would."""
    changes = [_fixed(job) if flags.add_ignore is None else _ignored(job, _reason(flags.add_ignore)) for job in jobs]
    diffs = [
        unified(shown_path(cwd, item.job.reach.root, path), item.old[path], text)
        for item in changes
        for path, text in sorted(item.mended.texts.items())
    ]
    _put(b"".join(diffs))
    if not flags.quiet and not flags.silent:
        output.say(_told(len(made(changes)), "Would fix") if flags.add_ignore is None else "")
    return any(diffs)


def finish(changes: Sequence[Change], flags: Flags, cwd: Path) -> int:
    """End a run that only changes files: say what was done; the exit code."""
    if flags.show_fixes:
        output.say(listing(changes, cwd).rstrip("\n"))
    if flags.add_ignore is None and not flags.quiet and not flags.silent:
        output.say(_told(len(made(changes)), "Fixed"))
    if any(item.failed for item in changes):
        return 2
    return int(flags.exit_non_zero_on_fix and bool(made(changes)))


def takes_stdout(jobs: Sequence[Job], flags: Flags) -> bool:
    """Whether the text that came from stdin goes to stdout, changed or not, so that the report cannot."""
    changing = flags.fix_only or flags.add_ignore is not None or any(job.options.settings.fix for job in jobs)
    return changing and not flags.diff and any(job.options.overlay for job in jobs)


def made(changes: Sequence[Change]) -> list[Finding]:
    """The findings that were fixed."""
    return [finding for item in changes for finding in item.mended.made]


def listing(changes: Sequence[Change], cwd: Path) -> str:
    """`--show-fixes`: what was fixed, by file."""
    return "".join(line for item in changes for line in _listing(item, cwd))


def _listing(item: Change, cwd: Path) -> Iterator[str]:
    for path in sorted({finding.span.path for finding in item.mended.made}):
        yield f"- {shown_path(cwd, item.job.reach.root, path)}:\n"
        here = Counter((finding.code, finding.name) for finding in item.mended.made if finding.span.path == path)
        for (code, name), count in sorted(here.items()):
            yield f"    {count} x {code} ({name})\n"


def _fixed(job: Job) -> Change:
    from celerylint.fix.mend import mend  # imports libcst

    mended = mend(job.lint, job.read, job.policy)
    for finding, why in mended.refused:
        output.warn(f"{finding.span.path}:{finding.span.line}: {finding.code} was not fixed: {why}")
    return Change(job, mended, {path: job.read(path) for path in mended.texts})


def _ignored(job: Job, reason: str) -> Change:
    from celerylint.fix.ignore import ignore_all  # imports libcst

    texts, left = ignore_all(job.lint, job.read, reason)
    for finding in left.findings:
        output.warn(f"{finding.span.path}:{finding.span.line}: no comment here can suppress {finding.code}")
    return Change(job, Mended(texts), {path: job.read(path) for path in texts})


def _save(item: Change) -> None:
    """Write the new texts; one that came from stdin stays in memory. What cannot be written is told."""
    overlay = dict(item.job.options.overlay)
    for path, text in item.mended.texts.items():
        if path in overlay:
            overlay[path] = text
            continue
        try:
            write(item.job.reach.root, path, item.old[path], text)
        except UnfixableError as error:
            output.say(f"error: {path} was not written: {error}")
            item.failed = True
    item.job.options = replace(item.job.options, overlay=overlay)


def _reason(text: str) -> str:
    if not text.isprintable() or "#" in text or "[" in text:
        raise click.UsageError("A reason is one line of plain text, without `#` and `[`.")
    return text.strip()


def _told(count: int, verb: str) -> str:
    return f"{verb} {count} finding{'s' if count != 1 else ''}." if count else "No fixes to make."


def _put(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
