"""`azure`: logging commands of Azure Pipelines. Escapes are those of `azure-pipelines-task-lib`."""

from __future__ import annotations

from celerylint.report import Entry, Report
from celerylint.report.machine import level, path_of
from celerylint.report.text import printable


def render(report: Report) -> str:
    """One command a finding; Azure knows errors and warnings only."""
    return "".join(f"{_command(report, entry)}\n" for entry in report.open)


def _command(report: Report, entry: Entry) -> str:
    finding = entry.finding
    properties = {
        "type": "error" if level(entry) == "error" else "warning",
        "sourcepath": path_of(report, entry, finding.span.path),
        "linenumber": finding.span.line,
        "columnnumber": finding.span.column,
        "code": finding.code,
    }
    shown = "".join(f"{name}={_property(str(value))};" for name, value in properties.items())
    return f"##vso[task.logissue {shown}]{_data(printable(finding.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
