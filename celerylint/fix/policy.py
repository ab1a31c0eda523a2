"""Which fixes may be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from celerylint.rule import Finding, Fix, Safety


@dataclass(frozen=True)
class Policy:
    """What a project says about fixes. `safety` overrides a rule's own; `fixable` tells whether a rule may fix."""

    unsafe: bool = False
    fixable: Callable[[str], bool] = lambda code: True
    safety: Callable[[str], Safety | None] = lambda code: None

    def graded(self, finding: Finding) -> Finding:
        """The finding with its fix as the project sees it: none of a rule that may not fix."""
        if finding.fix is None:
            return finding
        if not self.fixable(finding.code):
            return replace(finding, fix=None, help=finding.help or finding.fix.title)
        own = self.safety(finding.code)
        if own is None or finding.fix.safety is Safety.DISPLAY:
            return finding
        return replace(finding, fix=replace(finding.fix, safety=own))

    def allows(self, fix: Fix | None) -> bool:
        """Whether a graded fix may be made now."""
        return (
            fix is not None
            and bool(fix.edits)
            and fix.safety in ((Safety.SAFE, Safety.UNSAFE) if self.unsafe else (Safety.SAFE,))
        )
