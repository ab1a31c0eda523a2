"""Suggested fixes: from what rules want changed to changed files.

`lower` turns edits into replacements of text, `choose` picks those that can be made together, `mend` makes them and
looks again until nothing is left, and `write` puts the result on the disk, whole or not at all.
"""

from __future__ import annotations


class UnfixableError(Exception):
    """Why a fix cannot be made here; the message is a clause for people."""
