"""What `audit`, `tasks` and `graph` do: check a project, make the document, print it."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from celerylint import registry
from celerylint.audit.apps import inventories
from celerylint.audit.build import build
from celerylint.audit.context import Lines, Sources
from celerylint.audit.graph import graph_of
from celerylint.audit.secrets import masked
from celerylint.cli import output
from celerylint.cli.check import check, job_for, paths_of, tell
from celerylint.cli.flags import Flags
from celerylint.engine.roots import plan
from celerylint.engine.run import Checked, Options
from celerylint.engine.scope import Scope
from celerylint.jobs.configured import Configuration
from celerylint.link.world import is_test
from celerylint.model.project import Project
from celerylint.report.audit import graph as drawing
from celerylint.report.audit import html, json, markdown, terminal
from celerylint.report.audit import tasks as inventory
from celerylint.rule import Stage


class Run:
    """One project, checked."""

    def __init__(self, path: str, given: dict[str, Any]) -> None:
        gc.disable()  # one run, and syntax trees hold no cycles: collecting only costs
        defaults = check.make_context("check", []).params
        self.flags = Flags(**(defaults | given | {"files": (path,)}))
        cwd, configuration = Path.cwd(), Configuration(self.flags.config)
        paths, _ = paths_of(self.flags, cwd)
        (reach,) = plan(paths, cwd, isolated=self.flags.isolated or configuration.file is not None)
        self.job = job_for(reach, self.flags, configuration, {})
        self.checked = self.job.check()
        tell([self.checked], self.flags)
        self.sources = _sources(self.checked, self.job.options)
        self.paint = output.paint_for(self.flags.color, to_file=self.flags.output_file is not None)

    @functools.cached_property
    def masked(self) -> Lines:
        """The lines of files without the passwords in them."""
        return functools.cache(lambda path: tuple(map(masked, self.checked.sources.lines(path))))

    def put(self, text: str) -> int:
        """Print it where it was asked for; the exit code."""
        if self.flags.output_file:
            output.save(self.flags.output_file, text)
        else:
            output.put(text)
        return 2 if self.checked.failures else 0


def audit(run: Run, output_format: str) -> int:
    """The review document."""
    found = build(run.sources)
    if output_format == "json":
        return run.put(json.render(found))
    drawn = graph_of(run.sources)
    if output_format == "terminal":
        return run.put(terminal.render(found, drawn, run.masked, run.paint))
    return run.put({"markdown": markdown, "html": html}[output_format].render(found, drawn, run.masked))


def tasks(run: Run, output_format: str) -> int:
    """The inventory."""
    found = inventories(run.sources)
    codes = [finding.code for finding in run.sources.findings]
    if output_format == "table":
        return run.put(inventory.table(found.apps, codes, run.paint))
    return run.put(json.tasks(found) if output_format == "json" else inventory.sheet(found.apps, codes))


def graph(run: Run, output_format: str) -> int:
    """The graph."""
    formats = {"json": json.graph, "dot": drawing.dot, "mermaid": drawing.mermaid}
    return run.put(formats[output_format](graph_of(run.sources)))


def _sources(checked: Checked, options: Options) -> Sources:
    assert checked.project is not None
    return Sources(
        project=checked.project,
        findings=checked.findings,
        silenced=[item.finding for item in checked.suppressed],
        rules=options.rules,
        unasked=frozenset(_unasked(checked.project, checked.scope)),
        lines=checked.sources.lines,
        reports=checked.reach.reports,
        failures=[f"{failure.rule.code} failed: {failure.error}" for failure in checked.failures],
    )


def _unasked(project: Project, scope: Scope) -> Iterator[str]:
    """Rules that are usually on, and did not run here, or not on all files of production."""
    paths = [path for path in project.files if not is_test(path)]
    for rule in registry.all_rules():
        usual = rule.default and rule.stage is Stage.STABLE
        if usual and not all(scope.runs(rule, path) for path in paths):
            yield rule.code
