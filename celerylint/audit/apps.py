"""The apps of a project as the document parts them: one section each."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from celerylint.audit.calls import Calls
from celerylint.audit.context import Sources, at
from celerylint.audit.data import Place, TaskRow
from celerylint.audit.findings import Ownership
from celerylint.audit.inventory import Inventory
from celerylint.model.apps import App
from celerylint.rule import Finding

NO_APP = "no app"


@dataclass(frozen=True, slots=True)
class AppTasks:
    """The inventory of one app; `place` is None for the tasks of no app."""

    name: str
    place: Place | None
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class TaskList:
    """The inventories of all apps."""

    apps: tuple[AppTasks, ...]


class Apps:
    """The apps that a run was asked about, each with a name of its own."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.calls = Calls(sources)
        self.owners = Ownership(sources, self.calls, self.names)

    @functools.cached_property
    def names(self) -> Mapping[int, str]:
        """By identity: where several apps are called the same, their files tell them apart."""
        apps = self.sources.project.apps
        same = Counter(app.name for app in apps)
        shown = {id(app): app.name if same[app.name] == 1 else f"{app.name} ({app.span.path})" for app in apps}
        twice = Counter(shown.values())
        lines = {id(app): f"{app.name} ({app.span.path}:{app.span.line})" for app in apps}
        return {key: name if twice[name] == 1 else lines[key] for key, name in shown.items()}

    def all(self) -> list[App | None]:
        """Those with something in the files that were asked for; None stands for tasks of no app."""
        project, reports = self.sources.project, self.sources.reports
        found: list[App | None] = [
            app
            for app in project.apps
            if reports(app.span.path) or any(reports(task.span.path) for task in project.tasks_of(app))
        ]
        lost = any(reports(task.span.path) for task in project.tasks if not project.apps_of(task))
        return [*found, None] if lost else found

    def name(self, app: App | None) -> str:
        """Its name in the document."""
        return self.names[id(app)] if app is not None else NO_APP

    def inventory(self, app: App | None) -> AppTasks:
        """Its tasks."""
        rows = tuple(Inventory(self.sources, app, self.calls).rows())
        return AppTasks(self.name(app), at(app.span) if app is not None else None, rows)

    def findings(self, app: App | None) -> dict[int, Finding]:
        """What was found about it, by number."""
        numbered = enumerate(self.sources.findings, 1)
        return {n: item for n, item in numbered if (app in owned if (owned := self.owners.apps(n, item)) else not app)}


def inventories(sources: Sources) -> TaskList:
    """The inventories of all apps."""
    apps = Apps(sources)
    return TaskList(tuple(map(apps.inventory, apps.all())))
