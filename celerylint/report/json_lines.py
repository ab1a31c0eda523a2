"""`json-lines`: the objects of `json`, one a line."""

from __future__ import annotations

import json

from celerylint.report import Report
from celerylint.report.json import objects


def render(report: Report) -> str:
    """One object a line, in ASCII."""
    return "".join(f"{json.dumps(item)}\n" for item in objects(report))
