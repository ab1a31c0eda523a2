"""`check --baseline`: takes out of a run what was there before, and writes down what is."""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from celerylint.baseline import Baseline, Record
from celerylint.baseline.anchor import anchor
from celerylint.baseline.file import DamagedError, load, rendered
from celerylint.cli import output
from celerylint.cli.flags import Flags
from celerylint.engine.revision import write_out
from celerylint.engine.roots import Reach
from celerylint.engine.run import INVALID_SYNTAX, Checked, check
from celerylint.jobs import Job
from celerylint.rule import Finding


def attach(jobs: Sequence[Job], flags: Flags) -> None:
    """Have every run of the jobs leave out what is known before, unless that is to be written anew."""
    if flags.update_baseline:
        _check_update(jobs, flags)
        return
    for job in jobs:
        if (path := _path(job)) is not None:
            job.sifters.append(functools.partial(_sift, load(path)))
        if flags.diff_base is not None:
            job.sifters.append(functools.partial(_sift, _at(job, flags.diff_base)))


def _check_update(jobs: Sequence[Job], flags: Flags) -> None:
    if flags.diff_base is not None:
        raise click.UsageError("--update-baseline records all findings: it goes without --diff-base")
    if flags.files == ("-",) or flags.stdin_filename is not None:
        raise click.UsageError("--update-baseline records files, not a text from stdin")
    if not all(map(_path, jobs)):
        raise click.UsageError("--update-baseline needs a file: --baseline PATH, or `baseline` in the configuration")


def _at(job: Job, revision: str) -> Baseline:
    """What was found at a commit of Git, everywhere in the project: a change may have its effect in another file."""
    root = job.reach.root
    with tempfile.TemporaryDirectory(prefix="celerylint-") as name:
        folder = Path(name).resolve()
        write_out(root, revision, folder)
        reach = Reach(folder, None, (folder,), (folder,), ())
        run = check(reach, replace(job.options, overlay={}, memo=job.memo))
        records = _records((*run.findings, *run.hidden), run, folder / "_")
        return Baseline(root / "_", Counter(records))


def _sift(known: Baseline, run: Checked) -> None:
    """Take what was known before out of a run's findings. Each run begins to count anew."""
    baseline = replace(known, found=Counter())
    old = list(baseline.sift(_records(run.findings, run, known.path)))
    run.baselined += [item for item, is_old in zip(run.findings, old, strict=True) if is_old]
    run.findings = [item for item, is_old in zip(run.findings, old, strict=True) if not is_old]


def settle(jobs: Sequence[Job], runs: Sequence[Checked], flags: Flags) -> None:
    """Write the baselines anew, or tell what of them is gone."""
    shared: dict[Path, list[Checked]] = {}
    for job, run in zip(jobs, runs, strict=True):
        if (path := _path(job)) is not None:
            shared.setdefault(path, []).append(run)
    for path, members in shared.items():
        if flags.update_baseline:
            _update(path, members)
        elif not flags.quiet and not flags.silent:
            _tell_stale(path, members)


def _path(job: Job) -> Path | None:
    return Path(job.options.settings.baseline) if job.options.settings.baseline else None


def _tell_stale(path: Path, runs: Sequence[Checked]) -> None:
    baseline = load(path)
    for run in runs:
        _find(baseline, run)
    stale = baseline.stale(_speaks(path, runs)).total()
    if stale:
        output.warn(f"{path}: {stale} recorded finding{'s are' if stale > 1 else ' is'} gone; --update-baseline drops")


def _update(path: Path, runs: Sequence[Checked]) -> None:
    """Write what was found, and keep what these runs cannot speak of. A damaged file is mended."""
    baseline = _before(path)
    found: Counter[Record] = Counter()
    for run in runs:
        found += _find(baseline, run)
        run.baselined = [item for item in run.findings if item.code != INVALID_SYNTAX]
        run.findings = [item for item in run.findings if item.code == INVALID_SYNTAX]
    unseen = baseline.recorded - baseline.found - baseline.stale(_speaks(path, runs))
    recorded = found + unseen
    target = Path(os.path.realpath(path))
    text = rendered(recorded.elements())
    if not target.exists() or target.read_bytes() != text.encode():
        output.save(target, text)
    total = recorded.total()
    output.say(f"{path}: {total} finding{'s' if total != 1 else ''} recorded")
    if not all(run.complete for run in runs):
        output.warn(f"{path}: nothing was dropped, for not all files could be read")


def _before(path: Path) -> Baseline:
    if not os.path.lexists(path):
        return Baseline(path, Counter())
    try:
        return load(path)
    except DamagedError as error:
        output.warn(str(error))
        return Baseline(path, error.records)


def _find(baseline: Baseline, run: Checked) -> Counter[Record]:
    """Count a run's findings in the baseline; what a new one holds of them: those shown, of those hidden the old."""
    findings = [item for item in (*run.baselined, *run.findings) if item.code != INVALID_SYNTAX]
    shown = list(_records(findings, run, baseline.path))
    list(baseline.sift(shown))
    hidden = list(_records(run.hidden, run, baseline.path))
    known = list(baseline.sift(hidden))
    return Counter(shown) + Counter(record for record, old in zip(hidden, known, strict=True) if old)


def _records(findings: Iterable[Finding], run: Checked, path: Path) -> Iterator[Record]:
    for item in findings:
        code = anchor(item.span, run.sources.lines(item.span.path))
        text = hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:16]  # code may hold secrets
        file = Path(os.path.relpath(run.reach.root / item.span.path, path.parent)).as_posix()
        yield Record(file, item.code, run.scope_of(item.span), item.symbol, text)


def _speaks(path: Path, runs: Sequence[Checked]) -> Callable[[str, str], bool]:
    """Whether one of the runs would have told of a rule's findings in a file."""

    def speaks(file: str, rule: str) -> bool:
        full = os.path.normpath(path.parent / file)
        return any(run.speaks(Path(os.path.relpath(full, run.reach.root)).as_posix(), rule) for run in runs)

    return speaks
