"""`check --baseline`: takes out of a run what was there before, and writes down what is."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from celerylint.baseline import Baseline, Record
from celerylint.baseline.anchor import anchor
from celerylint.baseline.file import load, rendered
from celerylint.cli import output
from celerylint.cli.fixing import Job
from celerylint.cli.flags import Flags
from celerylint.engine.run import INVALID_SYNTAX, Checked
from celerylint.rule import Finding
from celerylint.settings.load import SettingsError


def apply(jobs: Sequence[Job], runs: Sequence[Checked], flags: Flags, cwd: Path) -> int:
    """Leave what is new in the runs, or write the baseline anew; how many findings it holds back."""
    path = _path(jobs, flags, cwd)
    if path is None:
        if flags.update_baseline:
            raise click.UsageError(
                "--update-baseline needs a file: --baseline PATH, or `baseline` in the configuration"
            )
        return 0
    if flags.update_baseline:
        return _update(path, jobs, runs)
    baseline = load(path)
    held = sum(_sift(run, baseline) for run in runs)
    stale = (baseline.judged(_looked_at(path, jobs, runs)) - baseline.found).total()
    if stale and not flags.quiet and not flags.silent:
        output.warn(f"{path}: {stale} recorded finding{'s are' if stale > 1 else ' is'} gone; --update-baseline drops")
    return held


def _path(jobs: Sequence[Job], flags: Flags, cwd: Path) -> Path | None:
    """The flag's file from here, else the one of the configuration, from where that stands."""
    if flags.baseline is not None:
        return cwd / flags.baseline
    named = {job.reach.root / job.options.settings.baseline for job in jobs if job.options.settings.baseline}
    if len(named) > 1:
        raise SettingsError(f"the projects name several baselines: {', '.join(map(str, sorted(named)))}")
    return next(iter(named), None)


def _update(path: Path, jobs: Sequence[Job], runs: Sequence[Checked]) -> int:
    """Write what was found, and keep what this run did not look at. A damaged file is written anew."""
    try:
        before = load(path) if path.exists() else Baseline(path, Counter())
    except SettingsError as error:
        output.warn(f"{error}; it is written anew")
        before = Baseline(path, Counter())
    found: Counter[Record] = Counter()
    for run in runs:
        kept = [item for item in run.findings if item.code != INVALID_SYNTAX]
        found.update(_records(kept, run, path))
        run.findings = [item for item in run.findings if item.code == INVALID_SYNTAX]
    recorded = found + (before.recorded - before.judged(_looked_at(path, jobs, runs)))
    output.save(path, rendered(recorded.elements()))
    output.say(f"{path}: {recorded.total()} findings recorded")
    return found.total()


def _sift(run: Checked, baseline: Baseline) -> int:
    known = list(baseline.sift(_records(run.findings, run, baseline.path)))
    run.findings = [item for item, old in zip(run.findings, known, strict=True) if not old]
    return sum(known)


def _records(findings: Iterable[Finding], run: Checked, path: Path) -> Iterator[Record]:
    for item in findings:
        code = anchor(item.span, run.sources.lines(item.span.path))
        text = hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:16]  # code may hold secrets
        yield Record(_relative(run.reach.root / item.span.path, path), item.code, item.symbol, text)


def _looked_at(path: Path, jobs: Sequence[Job], runs: Sequence[Checked]) -> Iterator[tuple[str, str]]:
    for job, run in zip(jobs, runs, strict=True):
        names = [_relative(run.reach.root / name, path) for name in run.files]
        yield from ((name, rule.code) for name in names for rule in job.options.rules)


def _relative(file: Path, path: Path) -> str:
    return Path(os.path.relpath(file, path.parent)).as_posix()
