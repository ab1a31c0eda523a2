"""The projects that open files belong to, checked with the texts that the editor holds."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from celerylint import registry
from celerylint.engine.roots import Reach, plan
from celerylint.engine.run import Checked, Options
from celerylint.jobs import Job
from celerylint.jobs.configured import Configuration, configured, policy_for, selection_of


@dataclass
class Opened:
    """One project, and what was found in it with which texts."""

    job: Job
    texts: Mapping[str, bytes]
    checked: Checked

    def relative(self, path: Path) -> str:
        """A path from the project's root."""
        return path.relative_to(self.job.reach.root).as_posix()

    def read(self, path: str) -> bytes:
        """The bytes of a file: the editor's, else the disk's."""
        text = self.texts.get(path)
        return self.job.read(path) if text is None else text


class Projects:
    """Checks projects, and remembers the last result of each. `overrides` are settings that the editor gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.overrides: dict[str, Any] = {}
        self._opened: dict[Path, Opened] = {}
        self._jobs: dict[Path, Job] = {}

    def forget(self) -> None:
        """Read configuration and files anew: something on the disk has changed."""
        self._opened, self._jobs = {}, {}  # new ones: a check that is under way keeps its result in the old

    def override(self, overrides: dict[str, Any]) -> None:
        """Take other settings over those of the configuration files."""
        if overrides != self.overrides:
            self.overrides = overrides
            self.forget()

    def check(self, path: Path, buffers: Mapping[Path, bytes]) -> Opened:
        """The project of a file, checked whole while `buffers` stand for files; raises SettingsError."""
        reach = self._reach(path)
        texts = {
            file.relative_to(reach.root).as_posix(): text
            for file, text in buffers.items()
            if file.is_relative_to(reach.root)
        }
        remembered, jobs = self._opened, self._jobs
        known = remembered.get(reach.root)
        if known is None or known.texts != texts:
            job = jobs[reach.root] if reach.root in jobs else jobs.setdefault(reach.root, self._job(reach))
            remembered[reach.root] = known = Opened(job, texts, _checked(job, texts))
        return known

    def _reach(self, path: Path) -> Reach:
        (found,) = plan([path], self.folder)
        return replace(found, starts=(found.root,), folders=(found.root,), files=())

    def _job(self, reach: Reach) -> Job:
        configuration = Configuration(())
        configuration.overrides |= self.overrides
        settings = configured(reach, configuration).settings
        rules = registry.select_in_layers(selection_of(settings), preview=settings.preview)
        return Job(reach, Options(rules=rules, settings=settings), policy_for(settings))


def _checked(job: Job, texts: Mapping[str, bytes]) -> Checked:
    """Check; the collector of cycles would only look at the same thousands of facts again and again meanwhile."""
    first = not job.memo.facts
    gc.disable()
    try:
        checked = job.check(texts)
    finally:
        gc.enable()
    job.memo.prune()
    if first:
        gc.freeze()
    return checked
