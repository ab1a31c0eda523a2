"""A project with its settings, ready to be checked: as often as files change or fixes are tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from celerylint.engine.memo import Memo
from celerylint.engine.roots import Reach
from celerylint.engine.run import Checked, Options
from celerylint.engine.run import check as run_check
from celerylint.fix.changes import Linted
from celerylint.fix.policy import Policy


@dataclass
class Job:
    """One project to check: its rules and settings in `options`, and what may be fixed.

    `memo` keeps what files say between runs over the same project; `sifters` take out of a run what was known before.
    """

    reach: Reach
    options: Options
    policy: Policy
    memo: Memo = field(default_factory=Memo)
    sifters: list[Callable[[Checked], None]] = field(default_factory=list)

    def check(self, texts: Mapping[str, bytes] | None = None) -> Checked:
        """Check the project while `texts` stand for files."""
        overlay = {**self.options.overlay, **(texts or {})}
        checked = run_check(self.reach, replace(self.options, overlay=overlay, memo=self.memo))
        for sift in self.sifters:
            sift(checked)
        checked.findings = [self.policy.graded(finding) for finding in checked.findings]
        return checked

    def lint(self, texts: Mapping[str, bytes]) -> Linted:
        """What is found while `texts` stand for files."""
        checked = self.check(texts)
        return Linted(checked.findings, checked.project.files if checked.project else {}, len(checked.failures))

    def read(self, path: str) -> bytes:
        """The bytes of a file: what stands for it, else the disk's."""
        text = self.options.overlay.get(path)
        return (self.reach.root / path).read_bytes() if text is None else text
