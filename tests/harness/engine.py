"""Runs the engine in this process, as the command line does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from celerylint import registry
from celerylint.engine import pool
from celerylint.engine.memo import Memo
from celerylint.engine.roots import plan
from celerylint.engine.run import Options, check
from celerylint.link import Linker
from celerylint.model.facts import FileFacts
from celerylint.rule import Finding
from celerylint.settings import Settings
from celerylint.settings.load import load


def lint(
    root: Path,
    select: Sequence[str],
    *,
    prefilter: bool = True,
    backwards: bool = False,
    jobs: int = 1,
    memo: Memo | None = None,
) -> list[Finding]:
    """Every finding of the selected rules, of any confidence; a rule that raises is an error.

    `backwards`: the files reach the linker in reverse order. `jobs`: the processes that read
    them, however little there is to read. `memo`: what readings before have left.
    """
    (reach,) = plan([root], root)
    settings = Settings(**load(reach.config).values) if reach.config else Settings()
    options = Options(
        rules=registry.select(select, preview=True),
        settings=replace(settings, min_confidence="low"),
        prefilter=prefilter,
        jobs=jobs,
        memo=memo,
    )
    forks = patch.object(pool, "WORTH_A_FORK", 1) if jobs > 1 else nullcontext()
    with forks, patch.object(Linker, "add", _add_backwards) if backwards else nullcontext():
        checked = check(reach, options)
    assert not checked.failures, checked.failures[0].details
    assert not checked.problems, checked.problems
    return checked.findings


_add = Linker.add


def _add_backwards(linker: Linker, facts: Iterable[FileFacts]) -> None:
    _add(linker, reversed(list(facts)))
